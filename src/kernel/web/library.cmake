find_package(Boost 1.81 REQUIRED COMPONENTS url)
find_package(OpenSSL REQUIRED)
find_package(spdlog REQUIRED)
find_package(prometheus-cpp CONFIG REQUIRED)
pkg_check_modules(WEB REQUIRED IMPORTED_TARGET libbrotlienc zlib)
target_link_libraries(${library} PUBLIC kernel_db PkgConfig::WEB Boost::url OpenSSL::SSL
                                        spdlog::spdlog prometheus-cpp::core)
# The thread sanitizer knows no fences; Asio's own are only a help to locks that it does know.
if(SAMSKAP_SANITIZE MATCHES "thread")
  target_compile_definitions(${library} PRIVATE BOOST_ASIO_DISABLE_FENCED_BLOCK)
endif()
