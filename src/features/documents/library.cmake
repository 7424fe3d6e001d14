target_link_libraries(${library} PUBLIC feature_groups engine_extraction)
