target_link_libraries(${library} PUBLIC kernel_base)
# libstemmer is the oracle of the tests and nothing else, so only they link it.
if(SAMSKAP_TESTS)
  find_library(STEMMER stemmer REQUIRED)
  cmake_language(EVAL CODE
    "cmake_language(DEFER CALL target_link_libraries test_${library} PRIVATE ${STEMMER})")
endif()
