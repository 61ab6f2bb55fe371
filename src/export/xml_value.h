/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The value of an attribute as the text of GraphML and GEXF. */
#ifndef TR_EXPORT_XML_VALUE_H
#define TR_EXPORT_XML_VALUE_H

#include "export/attributes.h"

/* Write it, as XML that may stand in an element or between single quotes: names between bars, claims as JSON.
 */
void tr_export_put_xml(FILE *file, const TrExport *export, TrAttributeType type, const TrValue *value);

#endif
