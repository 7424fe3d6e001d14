target_link_libraries(${library} PUBLIC kernel_web)
# The kernel's own words: texts.hpp is the interface, generated/kernel/ui/texts.hpp the words.
target_include_directories(${library} PUBLIC ${PROJECT_BINARY_DIR})
set(stylesheet ${PROJECT_BINARY_DIR}/generated/kernel/ui/stylesheet.cpp)
add_custom_command(
  OUTPUT ${stylesheet}
  COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/minify_css.py
          ${PROJECT_SOURCE_DIR}/${folder}/samskap.css ${stylesheet}
  DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/samskap.css ${PROJECT_SOURCE_DIR}/tools/minify_css.py)
target_sources(${library} PRIVATE ${stylesheet})
