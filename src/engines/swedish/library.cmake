find_library(STEMMER stemmer REQUIRED)
target_link_libraries(${library} PUBLIC kernel_base PRIVATE ${STEMMER})
