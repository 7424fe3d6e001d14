target_link_libraries(${library} PUBLIC feature_minutes)
