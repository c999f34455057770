// The part of libsodium that Evenkeel uses.
#ifndef EVENKEEL_CSODIUM_H
#define EVENKEEL_CSODIUM_H

#include <sodium/crypto_hash_sha256.h>

#endif
