target_link_libraries(${library} PUBLIC feature_meetings feature_search)
