target_link_libraries(${library} PUBLIC kernel_base)
