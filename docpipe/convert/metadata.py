"""Title, language, producer and date → a PDF's document information and XMP, with PDF/A-2b and PDF/UA-1 declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

import pikepdf

# PDF/A-2 (ISO 19005-2, 6.6.2.3) wants every property that XMP does not predefine described; pdfuaid:part is one.
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:title>
    <rdf:Alt>
     <rdf:li xml:lang="x-default">{title}</rdf:li>
     <rdf:li xml:lang={language_attribute}>{title}</rdf:li>
    </rdf:Alt>
   </dc:title>
   <dc:language>
    <rdf:Bag>
     <rdf:li>{language}</rdf:li>
    </rdf:Bag>
   </dc:language>{author}
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>{dates}
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas>
    <rdf:Bag>
     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
        <rdf:li rdf:parseType="Resource">
         <pdfaProperty:name>part</pdfaProperty:name>
         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
         <pdfaProperty:category>internal</pdfaProperty:category>
         <pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
        </rdf:li>
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>
    </rdf:Bag>
   </pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
_AUTHOR = """
   <dc:creator>
    <rdf:Seq>
     <rdf:li>{author}</rdf:li>
    </rdf:Seq>
   </dc:creator>"""
_DATES = """
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreateDate>{date}</xmp:CreateDate>
   <xmp:ModifyDate>{date}</xmp:ModifyDate>
  </rdf:Description>"""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PDF says about itself. `created` is in UTC and comes from the Word file, never from the clock."""

    title: str
    language: str
    producer: str
    created: datetime | None = None


def write_metadata(pdf: pikepdf.Pdf, metadata: Metadata) -> None:
    """Replace document information, XMP, language and title display; the author is kept from the file."""
    title = "".join(character for character in metadata.title if character.isprintable() or character == "\u00a0")
    author = str(pdf.docinfo.get("/Author", "")).strip()
    _write_information(pdf, title, author, metadata)
    stream = pdf.make_stream(_xmp(title, author, metadata).encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    pdf.Root.Metadata = stream
    pdf.Root.Lang = pikepdf.String(metadata.language)
    if "/ViewerPreferences" not in pdf.Root:
        pdf.Root.ViewerPreferences = pikepdf.Dictionary()
    pdf.Root.ViewerPreferences.DisplayDocTitle = True


def _write_information(pdf: pikepdf.Pdf, title: str, author: str, metadata: Metadata) -> None:
    entries = {"/Title": title, "/Author": author, "/Producer": metadata.producer}
    if metadata.created is not None:
        entries["/CreationDate"] = entries["/ModDate"] = metadata.created.strftime("D:%Y%m%d%H%M%SZ")
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary({key: pikepdf.String(value) for key, value in entries.items() if value}))


def _xmp(title: str, author: str, metadata: Metadata) -> str:
    return _XMP.format(
        title=escape(title),
        language=escape(metadata.language),
        language_attribute=quoteattr(metadata.language),
        producer=escape(metadata.producer),
        author=_AUTHOR.format(author=escape(author)) if author else "",
        dates=_DATES.format(date=metadata.created.strftime("%Y-%m-%dT%H:%M:%SZ")) if metadata.created else "",
    )
