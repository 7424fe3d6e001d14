find_package(Boost 1.81 REQUIRED COMPONENTS json)
target_link_libraries(${library} PUBLIC kernel_base PRIVATE Boost::json)
