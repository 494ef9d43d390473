#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Judges values by JSON Schema 2020-12, with Debian's python3-jsonschema.
#
# Argument: an OpenAPI 3.1 document. Input: one JSON object a line, {"schema": S, "value": V}; S is the name of a
# component of the document, or a schema itself. Output: per line the list of objections, [] when the value fits.
import json
import sys

from jsonschema import Draft202012Validator, FormatChecker

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def validator_of(schema, components, made):
    if isinstance(schema, dict):
        Draft202012Validator.check_schema(schema)
        return Draft202012Validator(schema, format_checker=FormatChecker())
    if schema not in made:
        whole = {"$schema": DIALECT, "$ref": "#/components/schemas/" + schema, "components": {"schemas": components}}
        made[schema] = Draft202012Validator(whole, format_checker=FormatChecker())
    return made[schema]


def objections(validator, value):
    found = []
    for error in validator.iter_errors(value):
        place = "".join("/" + str(part) for part in error.absolute_path)
        found.append(place + ": " + error.message[:300])
        if len(found) == 5:
            break
    return found


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        components = json.load(file)["components"]["schemas"]
    for schema in components.values():
        Draft202012Validator.check_schema(schema)
    made = {}
    for line in sys.stdin:
        case = json.loads(line)
        print(json.dumps(objections(validator_of(case["schema"], components, made), case["value"])))


main()
