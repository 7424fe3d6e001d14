target_link_libraries(${library} PUBLIC feature_arrivals feature_matters feature_repairs
                      engine_comparison engine_typesetting engine_recurrence)
