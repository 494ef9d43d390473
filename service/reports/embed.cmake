# SPDX-License-Identifier: EUPL-1.2
# Packs assets/reference into reference.docx and writes it and the style sheet as C++ arrays.
# A fixed time in the archive: two builds give the same bytes.
set(parts "[Content_Types].xml" _rels docProps word)
execute_process(
  COMMAND ${CMAKE_COMMAND} -E tar cf ${WORK}/reference.docx --format=zip --mtime=2026-01-01 ${parts}
  WORKING_DIRECTORY ${SOURCE}/reference COMMAND_ERROR_IS_FATAL ANY)

function(append_array name file)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
  file(APPEND ${OUTPUT} "constexpr unsigned char ${name}_bytes[] = {\n${bytes}};\n")
endfunction()

file(WRITE ${OUTPUT} "// SPDX-License-Identifier: EUPL-1.2\n// Made by embed.cmake.\n#include \"assets.hpp\"\n\nnamespace drempel::reports {\nnamespace {\n\n")
append_array(reference_docx ${WORK}/reference.docx)
append_array(style_css ${SOURCE}/stijl.css)
file(APPEND ${OUTPUT} "\nstd::string_view view(const unsigned char* bytes, std::size_t size) { return {reinterpret_cast<const char*>(bytes), size}; }\n\n}  // namespace\n\n")
foreach(name reference_docx style_css)
  file(APPEND ${OUTPUT} "std::string_view ${name}() { return view(${name}_bytes, sizeof ${name}_bytes); }\n")
endforeach()
file(APPEND ${OUTPUT} "\n}  // namespace drempel::reports\n")
