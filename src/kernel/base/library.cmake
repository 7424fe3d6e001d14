pkg_check_modules(BASE REQUIRED IMPORTED_TARGET icu-uc icu-i18n libsodium libcrypto)
find_library(DATE_TZ date-tz REQUIRED)
target_link_libraries(${library} PUBLIC PkgConfig::BASE ${DATE_TZ})
