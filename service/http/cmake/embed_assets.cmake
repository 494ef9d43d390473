# SPDX-License-Identifier: EUPL-1.2
# cmake -DDIST=dir -DOUTPUT=file.cpp -P embed_assets.cmake
# Writes a table of all files under DIST; the assembler takes their bytes in. An absent DIST gives an empty table.
function(media_type_of path out)
  string(REGEX MATCH "[.][a-z0-9]+$" extension "${path}")
  set(.html "text/html; charset=utf-8")
  set(.js "text/javascript; charset=utf-8")
  set(.css "text/css; charset=utf-8")
  set(.svg "image/svg+xml")
  set(.png "image/png")
  set(.ico "image/x-icon")
  set(.json "application/json")
  set(.txt "text/plain; charset=utf-8")
  set(.woff2 "font/woff2")
  set(.woff "font/woff")
  set(.ttf "font/ttf")
  if(DEFINED ${extension})
    set(${out} "${${extension}}" PARENT_SCOPE)
  else()
    set(${out} "application/octet-stream" PARENT_SCOPE)
  endif()
endfunction()

set(rows "")
set(symbols "")
set(blobs "")
set(count 0)
# A copy of its own: the page may be built again between this step and the compiler.
set(copy ${OUTPUT}.files)
file(REMOVE_RECURSE ${copy})
if(EXISTS ${DIST}/index.html)
  file(COPY ${DIST}/ DESTINATION ${copy})
  file(GLOB_RECURSE files RELATIVE ${copy} ${copy}/*)
  list(SORT files)
  foreach(file IN LISTS files)
    media_type_of(${file} type)
    set(immutable false)
    if(file MATCHES "^assets/.*-[A-Za-z0-9_-]+[.][a-z0-9]+$")
      set(immutable true)
    endif()
    set(name drempel_asset_${count})
    file(SHA256 ${copy}/${file} hash)  # in the text, so that a compiler cache sees that the bytes changed
    string(APPEND blobs "/* ${hash} */\\n.global ${name}\\n.global ${name}_end\\n${name}:\\n.incbin \\\"${copy}/${file}\\\"\\n${name}_end:\\n.byte 0\\n")
    string(APPEND symbols "extern const char ${name}[];\nextern const char ${name}_end[];\n")
    string(APPEND rows "        {\"/${file}\", \"${type}\", {${name}, static_cast<std::size_t>(${name}_end - ${name})}, ${immutable}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
endif()
if(count EQUAL 0)
  set(body "    return {};\n")
else()
  set(body "    static const Asset table[] = {\n${rows}    };\n    return table;\n")
  set(symbols "asm(\".section .rodata\\n${blobs}.previous\\n\");\nextern \"C\" {\n${symbols}}\n")
endif()
file(WRITE ${OUTPUT}
"// Written by embed_assets.cmake.
#include \"drempel/http/assets.hpp\"

${symbols}
namespace drempel::http {
std::span<const Asset> embedded_assets() {
${body}}
}  // namespace drempel::http
")
