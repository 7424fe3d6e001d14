target_link_libraries(${library} PUBLIC feature_groups feature_messages)
