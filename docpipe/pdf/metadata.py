"""Title, language, producer and date → a PDF's document information and XMP, with the PDF/A and PDF/UA declared that it conforms to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pikepdf

from docpipe.dataclass import dataclass
from docpipe.xmltext import escape, quoteattr

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{archival}{accessible}
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
   </dc:language>{author}{subject}
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>{dates}{extension}
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
_ARCHIVAL = """
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>{part}</pdfaid:part>
   <pdfaid:conformance>{level}</pdfaid:conformance>
  </rdf:Description>"""
_ACCESSIBLE = """
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <pdfuaid:part>{part}</pdfuaid:part>
  </rdf:Description>"""
# PDF/A-2 (ISO 19005-2, 6.6.2.3) wants every property that XMP does not predefine described; pdfuaid:part is one.
_EXTENSION = """
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
  </rdf:Description>"""
_AUTHOR = """
   <dc:creator>
    <rdf:Seq>
     <rdf:li>{author}</rdf:li>
    </rdf:Seq>
   </dc:creator>"""
_SUBJECT = """
   <dc:description>
    <rdf:Alt>
     <rdf:li xml:lang="x-default">{subject}</rdf:li>
    </rdf:Alt>
   </dc:description>"""
_DATES = """
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreateDate>{date}</xmp:CreateDate>
   <xmp:ModifyDate>{date}</xmp:ModifyDate>
  </rdf:Description>"""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PDF says about itself. `created` is in UTC and comes from the content, never from the clock."""

    title: str
    language: str
    producer: str
    created: datetime | None = None
    author: str | None = None
    """None: the author the file has is kept."""
    subject: str = ""
    archival: str = "2B"
    """The part and level of PDF/A that the file conforms to, '' for none."""
    accessible: str = "1"
    """The part of PDF/UA that the file conforms to, '' for none."""


def write_metadata(pdf: pikepdf.Pdf, metadata: Metadata) -> None:
    """Replace document information, XMP, language and title display."""
    found = str(pdf.docinfo.get("/Author", "")) if metadata.author is None else metadata.author
    said = replace(metadata, title=_printable(metadata.title), author=found.strip(), subject=_printable(metadata.subject))
    _write_information(pdf, said)
    pdf.Root.Metadata = pdf.make_stream(_xmp(said).encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    pdf.Root.Lang = pikepdf.String(metadata.language)
    if "/ViewerPreferences" not in pdf.Root:
        pdf.Root.ViewerPreferences = pikepdf.Dictionary()
    pdf.Root.ViewerPreferences.DisplayDocTitle = True


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable() or character == "\u00a0")


def _write_information(pdf: pikepdf.Pdf, metadata: Metadata) -> None:
    entries = {"/Title": metadata.title, "/Author": metadata.author or "", "/Subject": metadata.subject, "/Producer": metadata.producer}
    if metadata.created is not None:
        entries["/CreationDate"] = entries["/ModDate"] = metadata.created.strftime("D:%Y%m%d%H%M%SZ")
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary({key: pikepdf.String(value) for key, value in entries.items() if value}))


def _xmp(metadata: Metadata) -> str:
    author, subject = escape(metadata.author or ""), escape(metadata.subject)
    return _XMP.format(
        title=escape(metadata.title),
        language=escape(metadata.language),
        language_attribute=quoteattr(metadata.language),
        producer=escape(metadata.producer),
        archival=_ARCHIVAL.format(part=metadata.archival[0], level=metadata.archival[1:]) if metadata.archival else "",
        accessible=_ACCESSIBLE.format(part=metadata.accessible) if metadata.accessible else "",
        extension=_EXTENSION if metadata.accessible else "",
        author=_AUTHOR.format(author=author) if author else "",
        subject=_SUBJECT.format(subject=subject) if subject else "",
        dates=_DATES.format(date=metadata.created.strftime("%Y-%m-%dT%H:%M:%SZ")) if metadata.created else "",
    )
