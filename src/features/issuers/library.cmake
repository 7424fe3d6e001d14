find_package(CURL REQUIRED)
target_link_libraries(${library} PUBLIC feature_sign_in feature_groups PRIVATE CURL::libcurl)
