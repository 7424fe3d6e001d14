pkg_check_modules(TYPESETTING REQUIRED IMPORTED_TARGET pangocairo libzip pugixml)
target_link_libraries(${library} PUBLIC kernel_base engine_extraction PkgConfig::TYPESETTING)

# For scripts that make documents from text, such as the PDF minutes of the sample.
add_executable(typeset ${folder}/tool/main.cpp)
target_link_libraries(typeset PRIVATE ${library})
