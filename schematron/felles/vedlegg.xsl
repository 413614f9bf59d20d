<?xml version="1.0" encoding="UTF-8"?>
<!--
  Attachments: which file format a RefDoc declares. The declared MIME type decides, read generously: parameters, letter case,
  x- prefixes and bare names ("PDF", "image/pjpeg") are accepted. Only where the type says nothing about the format
  (application/octet-stream and its like) do the first bytes of the content decide. A missing type is 'ukjent', never a fault here.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- The MIME type in lower case without parameters; empty when absent. -->
  <xsl:function name="mv:mimetype" as="xs:string">
    <xsl:param name="refdoc" as="element()"/>
    <xsl:sequence select="lower-case(normalize-space(tokenize(string(($refdoc/*:MimeType)[1]), ';')[1]))"/>
  </xsl:function>

  <!-- 'pdf', 'jpeg', 'png', 'ukjent' (no type given) or 'annet'. -->
  <xsl:function name="mv:vedleggsformat" as="xs:string">
    <xsl:param name="refdoc" as="element()"/>
    <xsl:variable name="type" as="xs:string" select="mv:mimetype($refdoc)"/>
    <xsl:choose>
      <xsl:when test="$type = ''">ukjent</xsl:when>
      <xsl:when test="contains($type, 'pdf')">pdf</xsl:when>
      <xsl:when test="matches($type, '(^|[^a-z])(x-)?p?(jpe?g?|jfif)($|[^a-z0-9])')">jpeg</xsl:when>
      <xsl:when test="contains($type, 'png')">png</xsl:when>
      <xsl:when test="matches($type, 'octet-stream|/(x-)?(binary|unknown|download|force-download)$')">
        <xsl:variable name="start" as="xs:string"
            select="replace(substring(string(($refdoc/*:Content/*:Base64Container)[1]), 1, 200), '\s', '')"/>
        <xsl:sequence select="if (contains(substring($start, 1, 24), 'JVBER')) then 'pdf'
                              else if (starts-with($start, '/9j/')) then 'jpeg'
                              else if (starts-with($start, 'iVBORw0KGgo')) then 'png'
                              else 'annet'"/>
      </xsl:when>
      <xsl:otherwise>annet</xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!--
    'pdf', 'jpeg' or 'png' by the first bytes of the content, else what the MIME type says, or 'annet' where it says one of these. The
    head of a PDF is found within its first kilobyte, at whichever of three places in the base64 group it begins; where the type
    says something else, only at the very beginning.
  -->
  <xsl:function name="mv:vedleggsinnhold" as="xs:string">
    <xsl:param name="refdoc" as="element()"/>
    <xsl:variable name="oppgitt" as="xs:string" select="mv:vedleggsformat($refdoc)"/>
    <xsl:variable name="start" as="xs:string"
        select="replace(substring(string(($refdoc/*:Content/*:Base64Container)[1]), 1, 1600), '\s', '')"/>
    <xsl:sequence select="if (starts-with($start, 'JVBER') or ($oppgitt = 'pdf' and matches($start, 'JVBER|VQREYt|lUERG'))) then 'pdf'
                          else if (starts-with($start, '/9j/')) then 'jpeg'
                          else if (starts-with($start, 'iVBORw0KGgo')) then 'png'
                          else if ($oppgitt = ('pdf', 'jpeg', 'png')) then 'annet'
                          else $oppgitt"/>
  </xsl:function>

  <!-- The MIME type as it may be shown to people: anything that does not look like one is not repeated. -->
  <xsl:function name="mv:vist-mimetype" as="xs:string">
    <xsl:param name="refdoc" as="element()"/>
    <xsl:variable name="type" as="xs:string" select="mv:mimetype($refdoc)"/>
    <xsl:sequence select="if (matches($type, '^[a-z]{1,20}/[a-z0-9.+\-]{1,80}$')) then $type else '(ikke en MIME-type)'"/>
  </xsl:function>

  <!-- What an attachment is written with, without white space. -->
  <xsl:function name="mv:base64" as="xs:string">
    <xsl:param name="refdoc" as="element()"/>
    <xsl:sequence select="translate(string(($refdoc/*:Content/*:Base64Container)[1]), ' &#9;&#10;&#13;', '')"/>
  </xsl:function>

</xsl:stylesheet>
