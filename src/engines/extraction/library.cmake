pkg_check_modules(EXTRACTION REQUIRED IMPORTED_TARGET poppler-cpp gumbo libseccomp libzip pugixml)
target_link_libraries(${library} PUBLIC kernel_base PkgConfig::EXTRACTION)

# The tests of this engine and of those who import files start the protected reader as a program
# of its own, beside the test program.
if(SAMSKAP_TESTS)
  add_executable(extract_child ${folder}/child/main.cpp)
  target_link_libraries(extract_child PRIVATE ${library})
  if(tests)
    cmake_language(DEFER CALL add_dependencies test_engine_extraction extract_child)
  endif()
endif()
