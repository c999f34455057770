#ifndef EVENKEEL_CXLSXWRITER_SHIM_H
#define EVENKEEL_CXLSXWRITER_SHIM_H
#include <xlsxwriter.h>
#endif
