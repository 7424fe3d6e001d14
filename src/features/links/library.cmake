find_package(CURL REQUIRED)
target_link_libraries(${library} PUBLIC feature_documents PRIVATE CURL::libcurl)
