find_package(Boost 1.81 REQUIRED COMPONENTS url)
find_package(OpenSSL REQUIRED)
find_package(spdlog REQUIRED)
find_package(prometheus-cpp CONFIG REQUIRED)
pkg_check_modules(WEB REQUIRED IMPORTED_TARGET libbrotlienc zlib)
target_link_libraries(${library} PUBLIC kernel_db PkgConfig::WEB Boost::url OpenSSL::SSL
                                        spdlog::spdlog prometheus-cpp::core)
