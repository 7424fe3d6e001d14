pkg_check_modules(EXTRACTION REQUIRED IMPORTED_TARGET poppler-cpp gumbo libseccomp libzip pugixml
                  gmime-3.0)
# What Tesseract itself links to (pkg-config names it) is no concern of ours.
pkg_check_modules(LEPTONICA REQUIRED IMPORTED_TARGET lept)
find_library(TESSERACT tesseract REQUIRED)
target_link_libraries(${library} PUBLIC kernel_base engine_repair PkgConfig::EXTRACTION
                                        PkgConfig::LEPTONICA ${TESSERACT})

# This check of virtual calls opens a pipe, which the locked-in reader may not.
if(SAMSKAP_SANITIZE MATCHES "undefined")
  target_compile_options(${library} PRIVATE -fno-sanitize=vptr)
endif()

# The tests of this engine and of those who import files start the protected reader as a program
# of its own, beside the test program.
if(SAMSKAP_TESTS)
  add_executable(extract_child ${folder}/child/main.cpp)
  target_link_libraries(extract_child PRIVATE ${library})
  pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo)
  if(tests)
    # Pages that the tests print.
    cmake_language(DEFER CALL target_link_libraries test_engine_extraction PRIVATE
                   PkgConfig::CAIRO)
    cmake_language(DEFER CALL add_dependencies test_engine_extraction extract_child)
  endif()
endif()
