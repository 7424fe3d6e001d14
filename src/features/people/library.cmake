target_link_libraries(${library} PUBLIC kernel_ui engine_swedish engine_reading)
