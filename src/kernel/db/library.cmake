pkg_check_modules(DB REQUIRED IMPORTED_TARGET sqlite3 libpq)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
target_link_libraries(${library} PUBLIC kernel_base PkgConfig::DB Boost::json)
