find_package(CURL REQUIRED)
target_link_libraries(${library} PUBLIC feature_people PRIVATE CURL::libcurl)
