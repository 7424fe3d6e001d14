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
# The page client and the checker of pages, which these tests use without a whole program.
if(SAMSKAP_TESTS)
  pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
  add_library(tests_page STATIC tests/world/dom.cpp tests/world/nesting.cpp
                                tests/world/html_check.cpp tests/world/controls.cpp
                                tests/world/browser_state.cpp tests/world/page.cpp)
  target_include_directories(tests_page PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(tests_page PUBLIC kernel_web PkgConfig::GUMBO)
  if(tests)
    cmake_language(DEFER CALL target_link_libraries test_kernel_ui PRIVATE tests_page)
  endif()
endif()
