# How a folder becomes a library. Sources are globbed:
#   *.cpp                     the library
#   tests.cpp, *_tests.cpp    its tests      fuzz_*.cpp  one fuzzer each
#   bench_*.cpp               benchmarks     main.cpp    the program
#   texts.sv.po               its words, made into texts.hpp
#   library.cmake             what else it links
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(SAMSKAP_SANITIZE "" CACHE STRING "sanitizers: address,undefined | thread | empty")
option(SAMSKAP_FUZZ "build the fuzzers (clang)" OFF)
option(SAMSKAP_TESTS "build the tests" ON)

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wnon-virtual-dtor
                    -Wold-style-cast -Wcast-qual -Woverloaded-virtual -Wimplicit-fallthrough
                    -fno-omit-frame-pointer -fstack-protector-strong)
if(SAMSKAP_SANITIZE)
  add_compile_options(-fsanitize=${SAMSKAP_SANITIZE} -fno-sanitize-recover=all)
  # With the sanitizers' code in between, g++ 12 takes returned temporaries for unset variables.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
  add_link_options(-fsanitize=${SAMSKAP_SANITIZE})
endif()
if(SAMSKAP_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# When it optimises, g++ 12 sees overlaps in std::string that are not there (GCC bug 105651), and
# values of an empty std::optional that nobody reads (GCC bug 80635). Clang still asks for both.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict -Wno-maybe-uninitialized)
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
# polib is a Debian package, so it is the system's Python that has it.
set(Python3_EXECUTABLE /usr/bin/python3)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

add_library(samskap_common INTERFACE)
target_include_directories(samskap_common INTERFACE ${PROJECT_SOURCE_DIR}/src
                                                    ${PROJECT_BINARY_DIR}/generated)
target_compile_definitions(samskap_common INTERFACE SAMSKAP_VERSION="${PROJECT_VERSION}")
target_link_libraries(samskap_common INTERFACE fmt Threads::Threads)

# The words of a folder: texts.*.po become generated/<folder>/texts.hpp.
function(samskap_texts library folder)
  file(GLOB words CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/texts.*.po)
  if(NOT words)
    return()
  endif()
  string(REGEX REPLACE "^src/" "" place ${folder})
  set(header ${PROJECT_BINARY_DIR}/generated/${place}/texts.hpp)
  set(source ${PROJECT_BINARY_DIR}/generated/${place}/texts.cpp)
  add_custom_command(
    OUTPUT ${header} ${source}
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/texts.py
            ${PROJECT_SOURCE_DIR}/${folder} ${header} ${source}
    DEPENDS ${words} ${PROJECT_SOURCE_DIR}/tools/texts.py)
  target_sources(${library} PRIVATE ${header} ${source})
  # Whoever links this library may include its texts, so they must stand before it compiles.
  add_custom_target(${library}_texts DEPENDS ${header} ${source})
  add_dependencies(${library} ${library}_texts)
endfunction()

# The migrations of a folder: schema/*.sql become generated/<folder>/schema.hpp.
function(samskap_schema library folder)
  file(GLOB migrations CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/schema/*.sql)
  if(NOT migrations)
    return()
  endif()
  string(REGEX REPLACE "^src/" "" place ${folder})
  set(header ${PROJECT_BINARY_DIR}/generated/${place}/schema.hpp)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/schemas.py
            ${PROJECT_SOURCE_DIR}/${folder} ${header}
    DEPENDS ${migrations} ${PROJECT_SOURCE_DIR}/tools/schemas.py)
  target_sources(${library} PRIVATE ${header})
  add_custom_target(${library}_schema DEPENDS ${header})
  add_dependencies(${library} ${library}_schema)
endfunction()

function(samskap_library library folder)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  set(tests ${sources})
  set(fuzzers ${sources})
  list(FILTER tests INCLUDE REGEX "/([a-z_]+_)?tests\\.cpp$")
  list(FILTER fuzzers INCLUDE REGEX "/fuzz_[a-z_]+\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "/(([a-z_]+_)?tests|fuzz_[a-z_]+|bench_[a-z_]+|main)\\.cpp$")
  if(NOT sources)
    return()
  endif()
  add_library(${library} STATIC ${sources})
  target_link_libraries(${library} PUBLIC samskap_common)
  samskap_texts(${library} ${folder})
  samskap_schema(${library} ${folder})
  if(EXISTS ${PROJECT_SOURCE_DIR}/${folder}/library.cmake)
    include(${PROJECT_SOURCE_DIR}/${folder}/library.cmake)
  endif()
  set_property(GLOBAL APPEND PROPERTY samskap_libraries ${library})
  if(library MATCHES "^feature_")
    set_property(GLOBAL APPEND PROPERTY samskap_feature_tests ${tests})
  elseif(tests AND SAMSKAP_TESTS)
    add_executable(test_${library} ${tests} ${PROJECT_SOURCE_DIR}/tests/doctest_main.cpp)
    target_link_libraries(test_${library} PRIVATE ${library})
    target_include_directories(test_${library} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(test_${library} PRIVATE
                               SAMSKAP_SOURCE="${PROJECT_SOURCE_DIR}")
  endif()
  if(SAMSKAP_FUZZ)
    foreach(fuzzer ${fuzzers})
      get_filename_component(name ${fuzzer} NAME_WE)
      add_executable(${name} ${fuzzer})
      target_link_libraries(${name} PRIVATE ${library})
      target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    endforeach()
  endif()
endfunction()

# The folders named in <folder>/ORDER, in that order.
function(samskap_folders kind folder)
  if(NOT EXISTS ${PROJECT_SOURCE_DIR}/${folder}/ORDER)
    return()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
                                         ${PROJECT_SOURCE_DIR}/${folder}/ORDER)
  file(STRINGS ${PROJECT_SOURCE_DIR}/${folder}/ORDER names REGEX "^[a-z]")
  foreach(name ${names})
    samskap_library(${kind}_${name} ${folder}/${name})
  endforeach()
endfunction()

function(samskap_program)
  if(NOT EXISTS ${PROJECT_SOURCE_DIR}/src/app/main.cpp)
    return()
  endif()
  samskap_library(app src/app)
  get_property(features GLOBAL PROPERTY samskap_libraries)
  list(REMOVE_ITEM features app)
  list(REVERSE features)
  target_link_libraries(app PUBLIC ${features})
  add_executable(samskap src/app/main.cpp)
  target_link_libraries(samskap PRIVATE app)
endfunction()

function(samskap_feature_tests)
  get_property(tests GLOBAL PROPERTY samskap_feature_tests)
  file(GLOB world CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/world/*.cpp
                                    ${PROJECT_SOURCE_DIR}/tests/real/*.cpp)
  if(NOT tests OR NOT world OR NOT TARGET app OR NOT SAMSKAP_TESTS)
    return()
  endif()
  add_executable(test_features ${tests} ${world} tests/doctest_main.cpp)
  target_link_libraries(test_features PRIVATE app)
  target_include_directories(test_features PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(test_features PRIVATE SAMSKAP_SOURCE="${PROJECT_SOURCE_DIR}")
endfunction()

function(samskap_benchmarks)
  if(EXISTS ${PROJECT_SOURCE_DIR}/bench/CMakeLists.txt)
    add_subdirectory(bench)
  endif()
endfunction()
