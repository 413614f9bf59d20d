<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a referral asks and tells. $henvisning is the ServReq element (1.0 and 1.1) or Henvisning (2.0).
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!--
    The texts that may hold the question: in 2.0 those under the problem and the expected examination (8231), in 1.0 and 1.1, where
    headings are freer, all but those that are about something else.
  -->
  <xsl:function name="mv:begrunnelser" as="element()*">
    <xsl:param name="henvisning" as="element()"/>
    <xsl:sequence select="$henvisning/*:ReasonAsText[if ($henvisning/self::*:Henvisning) then *:Heading/@V = ('PROB', 'UTRED')
                                                     else not(*:Heading/@V = ('FA', 'HJ', 'IP', 'UP'))]"/>
  </xsl:function>

  <!-- True when there is a reason, in text or as a code. -->
  <xsl:function name="mv:har-begrunnelse-for-henvisning" as="xs:boolean">
    <xsl:param name="henvisning" as="element()"/>
    <xsl:sequence select="mv:har-tekst(mv:begrunnelser($henvisning)/(*:TextResultValue | *:TextCode/(@V | @DN | @OT)))"/>
  </xsl:function>

  <!--
    True when the reason holds a question or a problem, as far as can be told. Clinical words are without number, so some words
    that the lexicon does not know are believed too, and so is all that is not Norwegian. A reason that only points to an
    attachment is enough where there is one.
  -->
  <xsl:function name="mv:sier-problem" as="xs:boolean">
    <xsl:param name="henvisning" as="element()"/>
    <xsl:variable name="tekst" as="element()*" select="mv:begrunnelser($henvisning)/*:TextResultValue[mv:har-tekst(.)]"/>
    <xsl:sequence select="mv:har-tekst(mv:begrunnelser($henvisning)/*:TextCode/(@V | @DN | @OT)) or exists(mv:tellende-vedlegg($henvisning))
                          or not(mv:er-norsk($tekst))
                          or not(mv:sier($tekst, ('ny-problemstilling', 'bestilling', 'undersokelse', 'funn-omtalt')) = 'ingen')
                          or count(mv:innholdsord($tekst)) ge 3 or (some $o in mv:innholdsord($tekst) satisfies string-length($o) ge 10)"/>
  </xsl:function>

  <!-- True when the reason tells more than the question: background, examinations, findings, how long, or several words more. -->
  <xsl:function name="mv:sier-mer-enn-sporsmalet" as="xs:boolean">
    <xsl:param name="henvisning" as="element()"/>
    <xsl:variable name="tekst" as="element()*" select="$henvisning/*:ReasonAsText/*:TextResultValue[mv:har-tekst(.)]"/>
    <xsl:sequence select="not(mv:sier($tekst, ('bakgrunn', 'undersokelse', 'funn-omtalt', 'varighet')) = 'ingen') or count(mv:innholdsord($tekst)) ge 10"/>
  </xsl:function>

  <!-- The words of at least four letters. -->
  <xsl:function name="mv:innholdsord" as="xs:string*">
    <xsl:param name="tekst" as="node()*"/>
    <xsl:sequence select="$tekst ! tokenize(translate(mv:tekst(.), '.,;:!?-–…/()*', '')) [string-length(.) ge 4]"/>
  </xsl:function>

</xsl:stylesheet>
