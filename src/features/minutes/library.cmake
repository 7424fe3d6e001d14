target_link_libraries(${library} PUBLIC feature_arrivals feature_links feature_matters
                      feature_messages feature_repairs engine_comparison engine_typesetting
                      engine_recurrence)
# The script for pasting, compiled in as it stands.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/paste.js)
file(READ ${PROJECT_SOURCE_DIR}/${folder}/paste.js paste_script)
file(
  CONFIGURE
  OUTPUT ${PROJECT_BINARY_DIR}/generated/features/minutes/paste_script.cpp
  CONTENT
    "#include \"features/minutes/queue_views.hpp\"
namespace samskap::minutes {
std::string_view paste_script() { return R\"js(@paste_script@)js\"; }
}
"
  @ONLY)
target_sources(${library} PRIVATE ${PROJECT_BINARY_DIR}/generated/features/minutes/paste_script.cpp)
