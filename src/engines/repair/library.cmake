target_link_libraries(${library} PUBLIC kernel_base)

# The model is made of what the packages hold, once, and becomes part of the library. Its builder
# is the same in every build: fast, and without sanitizers.
set(place ${PROJECT_SOURCE_DIR}/${folder})
set(made ${PROJECT_BINARY_DIR}/repair_model)
file(GLOB builder CONFIGURE_DEPENDS ${place}/model_builder/*.cpp)
file(GLOB language CONFIGURE_DEPENDS ${place}/language/*.txt)
add_executable(build_repair_model ${builder} ${place}/latin.cpp ${place}/tokens.cpp)
target_link_libraries(build_repair_model PRIVATE samskap_common)
target_compile_options(build_repair_model PRIVATE -O2 -fno-sanitize=all)
target_link_options(build_repair_model PRIVATE -fno-sanitize=all)
add_custom_command(
  OUTPUT ${made}/gathered.stamp
  COMMAND ${Python3_EXECUTABLE} ${place}/model_builder/gather.py ${made}/gathered
  COMMAND ${CMAKE_COMMAND} -E touch ${made}/gathered.stamp
  DEPENDS ${place}/model_builder/gather.py)
add_custom_command(
  OUTPUT ${made}/model.bin
  COMMAND build_repair_model ${made}/gathered ${place}/language /usr/share/hunspell
          ${made}/model.bin
  DEPENDS build_repair_model ${made}/gathered.stamp ${language})
# An object by the assembler: the bytes are mapped with the program, so having them costs no time.
add_custom_command(
  OUTPUT ${made}/model.o
  COMMAND ${CMAKE_CXX_COMPILER} -c -DMODEL="${made}/model.bin" ${place}/model.S -o ${made}/model.o
  DEPENDS ${made}/model.bin ${place}/model.S
  VERBATIM)
set_source_files_properties(${made}/model.o PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
target_sources(${library} PRIVATE ${made}/model.o)
