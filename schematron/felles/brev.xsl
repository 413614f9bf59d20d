<?xml version="1.0" encoding="UTF-8"?>
<!--
  What kind of letter a title tells of: the description of an attachment, the topic of a note, the description of a message.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True when a title is that of a letter that summons the patient, or tells her deadline. A title is at most ten words; longer is text. -->
  <xsl:function name="mv:er-innkallingsbrev" as="xs:boolean">
    <xsl:param name="titler" as="node()*"/>
    <xsl:sequence select="some $t in $titler satisfies mv:er-innkallingstittel(tokenize(translate(lower-case(mv:tekst($t)), '.,;:!?()-–/_«»&quot;', '               ')))"/>
  </xsl:function>

  <xsl:function name="mv:er-innkallingstittel" as="xs:boolean">
    <xsl:param name="ord" as="xs:string*"/>
    <xsl:sequence select="count($ord) le 10
                          and (some $o in $ord satisfies $o = ('innkalling', 'innkallinga', 'innkallingen', 'innkallinger', 'innkallingar', 'timeinnkalling', 'fristbrev', 'fristbrevet')
                               or starts-with($o, 'innkallingsbrev') or starts-with($o, 'timebrev') or starts-with($o, 'innkallelse'))
                          and not($ord = ('ingen', 'inga', 'ikke', 'ikkje', 'uten', 'utan', 'manglende', 'manglande', 'spørsmål', 'svar', 'purring', 'ønske', 'ønskje', 'ønsker', 'ønskjer'))"/>
  </xsl:function>

</xsl:stylesheet>
