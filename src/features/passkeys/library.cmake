pkg_check_modules(FIDO2 REQUIRED IMPORTED_TARGET libfido2)
target_link_libraries(${library} PUBLIC feature_sign_in PRIVATE PkgConfig::FIDO2)
# The script that talks to the browser's keys, compiled in as it stands.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/passkey.js)
file(READ ${PROJECT_SOURCE_DIR}/${folder}/passkey.js passkey_script)
file(
  CONFIGURE
  OUTPUT ${PROJECT_BINARY_DIR}/generated/features/passkeys/passkey_script.cpp
  CONTENT
    "#include \"features/passkeys/views.hpp\"
namespace samskap::passkeys {
std::string_view passkey_script() { return R\"js(@passkey_script@)js\"; }
}
"
  @ONLY)
target_sources(${library} PRIVATE
               ${PROJECT_BINARY_DIR}/generated/features/passkeys/passkey_script.cpp)
