target_link_libraries(${library} PUBLIC kernel_base engine_recurrence)

# Its tests read what a careful reader found, which is JSON.
if(SAMSKAP_TESTS AND tests)
  find_package(Boost 1.81 REQUIRED COMPONENTS json)
  cmake_language(DEFER CALL target_link_libraries test_engine_reading PRIVATE Boost::json)
endif()
