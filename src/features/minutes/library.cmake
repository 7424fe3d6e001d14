target_link_libraries(${library} PUBLIC feature_matters engine_comparison engine_typesetting
                      engine_recurrence)
