# SPDX-License-Identifier: EUPL-1.2
# cmake -DMIGRATIONS=dir -DOUTPUT=file.cpp -P embed_migrations.cmake
# Writes the files NNNN_name.sql as one table. Refuses gaps in the numbering.
file(GLOB files ${MIGRATIONS}/[0-9][0-9][0-9][0-9]_*.sql)
list(SORT files)
set(rows "")
set(expected 1)
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  string(SUBSTRING ${name} 0 4 digits)
  math(EXPR number "1${digits} - 10000")
  if(NOT number EQUAL expected)
    message(FATAL_ERROR "migration ${name}: number ${expected} expected")
  endif()
  math(EXPR expected "${expected} + 1")
  string(SUBSTRING ${name} 5 -1 label)
  file(READ ${file} sql)
  string(APPEND rows "    {${number}, \"${label}\", R\"~sql~(${sql})~sql~\"},\n")
endforeach()
file(WRITE ${OUTPUT}
"// Written by embed_migrations.cmake.
#include \"migrations.hpp\"

namespace drempel::storage {
namespace {
constexpr Migration migrations[] = {
${rows}};
}  // namespace
std::span<const Migration> sqlite_migrations() { return migrations; }
}  // namespace drempel::storage
")
