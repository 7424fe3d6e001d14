target_link_libraries(${library} PUBLIC feature_documents engine_repair)
