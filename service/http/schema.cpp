// SPDX-License-Identifier: EUPL-1.2
// Writes the components as JSON Schema 2020-12. A base is written out in full: a closed object can then refuse what
// it does not name.
#include "schema.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "json.hpp"

namespace drempel::http {
namespace {

std::vector<const Schema*> sorted_schemas() {
    std::vector<const Schema*> sorted;
    for (const auto part : {screening_schemas(), finding_schemas(), soort_schemas(), service_schemas()})
        for (const Schema& schema : part) sorted.push_back(&schema);
    std::sort(sorted.begin(), sorted.end(), [](const Schema* a, const Schema* b) { return a->name < b->name; });
    return sorted;
}

void limits(Json& json, const TextLimits& limits) {
    if (!limits.values.empty()) texts(json, "enum", limits.values);
    if (!limits.pattern.empty()) json.pair("pattern", limits.pattern);
    if (!limits.format.empty()) json.pair("format", limits.format);
}

void type(Json& json, std::string_view name, bool or_null) {
    if (or_null) json.key("type").open('[').text(name).text("null").close(']');
    else json.pair("type", name);
}

void number(Json& json, std::string_view name, std::optional<int> value) {
    if (value) json.key(name).raw(std::to_string(*value));
}

void plain_types(Json& json) { json.key("type").open('[').text("string").text("boolean").text("null").close(']'); }

void property(Json& json, const Property& one) {
    json.key(one.name).open('{');
    switch (one.shape) {
        case Shape::text:
            type(json, "string", one.or_null);
            limits(json, one.limits);
            break;
        case Shape::whole:
        case Shape::number:
            type(json, one.shape == Shape::whole ? "integer" : "number", one.or_null);
            number(json, "minimum", one.minimum);
            number(json, "maximum", one.maximum);
            break;
        case Shape::truth: type(json, "boolean", one.or_null); break;
        case Shape::plain: plain_types(json); break;
        case Shape::plain_list:
            json.pair("type", "array").key("items").open('{');
            plain_types(json);
            json.close('}');
            number(json, "minItems", one.minimum);
            break;
        case Shape::object: json.pair("$ref", path_of(one.component)); break;  // 3.1: may stand beside others
        case Shape::truth_or_object:
            json.key("anyOf").open('[').open('{').key("const").raw("false").close('}');
            reference(json, one.component);
            json.close(']');
            break;
        case Shape::list:
            type(json, "array", one.or_null);
            json.key("items");
            if (one.component.empty()) {
                json.open('{').pair("type", "string");
                limits(json, one.limits);
                json.close('}');
            } else {
                reference(json, one.component);
            }
            number(json, "minItems", one.minimum);
            number(json, "maxItems", one.maximum);
            break;
        case Shape::map:
            json.pair("type", "object").key("additionalProperties");
            reference(json, one.component);
            break;
        case Shape::any: break;
    }
    json.pair("description", one.description).close('}');
}

void members(Json& json, const std::vector<const Property*>& all) {
    json.key("properties").open('{');
    for (const Property* one : all) property(json, *one);
    json.close('}');
    std::vector<std::string_view> required;
    for (const Property* one : all)
        if (one->required) required.push_back(one->name);
    if (!required.empty()) texts(json, "required", required);
}

void asked_and_barred(Json& json, std::span<const std::string_view> asked, std::span<const std::string_view> one_of,
                      std::span<const std::string_view> barred) {
    json.open('{');
    if (!asked.empty()) texts(json, "required", asked);
    if (!one_of.empty()) {
        json.key("oneOf").open('[');
        for (const std::string_view& name : one_of) {
            json.open('{');
            texts(json, "required", {&name, 1});
            json.close('}');
        }
        json.close(']');
    }
    if (!barred.empty()) {
        json.key("properties").open('{');
        for (const std::string_view name : barred) json.key(name).raw("false");
        json.close('}');
    }
    json.close('}');
}

void condition(Json& json, const Condition& one) {
    json.open('{').key("if").open('{');
    texts(json, "required", {&one.member, 1});
    if (!one.is_one_of.empty()) {
        json.key("properties").open('{').key(one.member).open('{');
        if (one.is_one_of.front() == "true") json.key("const").raw("true");
        else texts(json, "enum", one.is_one_of);
        json.close('}').close('}');
    }
    json.close('}').key("then");
    asked_and_barred(json, one.asks, one.asks_one, one.bars);
    if (!one.otherwise_asks.empty() || !one.otherwise_bars.empty()) {
        json.key("else");
        asked_and_barred(json, one.otherwise_asks, {}, one.otherwise_bars);
    }
    json.close('}');
}

void component(Json& json, const Schema& schema, const std::vector<const Schema*>& all) {
    std::vector<const Schema*> parts{&schema};
    while (!parts.back()->base.empty()) {
        const auto base = std::find_if(all.begin(), all.end(), [&](const Schema* one) { return one->name == parts.back()->base; });
        parts.push_back(*base);
    }
    std::reverse(parts.begin(), parts.end());
    std::vector<const Property*> properties;
    std::vector<const Condition*> conditions;
    for (const Schema* part : parts) {
        for (const Property& one : part->properties) properties.push_back(&one);
        for (const Condition& one : part->conditions) conditions.push_back(&one);
    }
    json.key(schema.name).open('{').pair("description", schema.description).pair("type", "object");
    if (!properties.empty()) members(json, properties);
    json.key("additionalProperties").raw(schema.is_open ? "true" : "false");
    if (!conditions.empty()) {
        json.key("allOf").open('[');
        for (const Condition* one : conditions) condition(json, *one);
        json.close(']');
    }
    json.close('}');
}

}  // namespace

void write_schemas(Json& json) {
    const std::vector<const Schema*> all = sorted_schemas();
    json.open('{');
    for (const Schema* schema : all) component(json, *schema, all);
    json.close('}');
}

}  // namespace drempel::http
