<?xml version="1.0" encoding="UTF-8"?>
<!--
  Free text in messages: what counts as text, and the plain text of a mixture of strings and XHTML.
  Fields typed anyType may hold XHTML, so words are kept apart where a tag stands between them.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!--
    True when some node holds at least one letter or digit: white space, dashes and full stops alone say nothing. An element is asked text by
    text, so that a large attachment is not put together to find its first letter.
  -->
  <xsl:function name="mv:har-tekst" as="xs:boolean">
    <xsl:param name="noder" as="node()*"/>
    <xsl:sequence select="some $node in $noder
                          satisfies if ($node instance of element()) then exists($node//text()[matches(., '[\p{L}\p{N}]')])
                                    else matches(string($node), '[\p{L}\p{N}]')"/>
  </xsl:function>

  <!--
    The plain text of all nodes on one line, single spaces, without the content of base64 attachments. All of it, however long:
    whoever asks may go through it once, and no more.
  -->
  <xsl:function name="mv:tekst" as="xs:string">
    <xsl:param name="noder" as="node()*"/>
    <xsl:variable name="biter" as="xs:string*"
        select="for $node in $noder
                return if ($node instance of element() or $node instance of document-node())
                       then $node//text()[not(parent::*:Base64Container)] ! string(.)
                       else string($node)"/>
    <xsl:sequence select="normalize-space(translate(string-join($biter, ' '), '&#xA0;&#x202F;&#x2007;&#x200B;&#xAD;&#xFEFF;', '   '))"/>
  </xsl:function>

  <!-- The lines of a text with something on them, whether a break is a sign, a br or a new block. -->
  <xsl:function name="mv:linjer" as="xs:string*">
    <xsl:param name="tekst" as="element()"/>
    <xsl:variable name="biter" as="xs:string*"
        select="$tekst/descendant::node()[self::text() or self::*:br or self::*:p or self::*:li or self::*:tr or self::*:div]
                ! (if (self::text()) then string(.) else '&#10;')"/>
    <xsl:sequence select="tokenize(string-join($biter), '[\n\r]+')[matches(., '[\p{L}\p{N}]')]"/>
  </xsl:function>

  <!-- The headings in a text that is one line, by the names of their sections. Each needs a colon, so most texts are not even read. -->
  <xsl:function name="mv:overskrifter-pa-linjen" as="xs:string*">
    <xsl:param name="tekst" as="element()"/>
    <xsl:variable name="linjer" as="xs:string*" select="if (count(tokenize(string($tekst), ':')) gt 2) then mv:linjer($tekst) else ()"/>
    <xsl:sequence select="if (count($linjer) eq 1) then mv:overskrifter($linjer[1]) else ()"/>
  </xsl:function>

  <xsl:function name="mv:overskrifter" as="xs:string*">
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:sequence select="('plan'[mv:har-seksjon($tekst, 'plan')], 'vurdering'[mv:har-seksjon($tekst, 'vurdering')], 'forlop'[mv:har-seksjon($tekst, 'forlop')],
                           'funn'[mv:har-seksjon($tekst, 'funn')], 'funksjon'[mv:har-seksjon($tekst, 'funksjon')], 'sosialt'[mv:har-seksjon($tekst, 'sosialt')],
                           'aarsak'[mv:har-seksjon($tekst, 'aarsak')], 'problem'[mv:har-seksjon($tekst, 'problem')], 'utredning'[mv:har-seksjon($tekst, 'utredning')],
                           'sykehistorie'[mv:har-seksjon($tekst, 'sykehistorie')], 'legemidler'[mv:har-seksjon($tekst, 'legemidler')],
                           'informasjon'[mv:har-seksjon($tekst, 'informasjon')])"/>
  </xsl:function>

  <!--
    True when a word with one of the beginnings is followed by what is written as a name: a capital letter that begins no sentence,
    among the next six words. The reader of texts does not know names, so this looks at the words as they are written.
  -->
  <xsl:function name="mv:navngir" as="xs:boolean">
    <xsl:param name="noder" as="node()*"/>
    <xsl:param name="begynnelser" as="xs:string*"/>
    <xsl:sequence select="some $node in $noder satisfies mv:navngir-ord(tokenize(mv:tekst($node)), $begynnelser)"/>
  </xsl:function>

  <xsl:function name="mv:navngir-ord" as="xs:boolean">
    <xsl:param name="ord" as="xs:string*"/>
    <xsl:param name="begynnelser" as="xs:string*"/>
    <xsl:sequence select="some $i in 1 to count($ord)
                          satisfies (some $b in $begynnelser satisfies starts-with(lower-case($ord[$i]), $b))
                                    and not(ends-with($ord[$i], '.'))
                                    and (some $j in $i + 1 to min(($i + 6, count($ord)))
                                         satisfies mv:er-navneord($ord[$j])
                                                   and (every $k in $i + 1 to $j - 1 satisfies not(ends-with($ord[$k], '.'))))"/>
  </xsl:function>

  <!-- A capital letter and then a small one. -->
  <xsl:function name="mv:er-navneord" as="xs:boolean">
    <xsl:param name="ord" as="xs:string?"/>
    <xsl:variable name="forste" as="xs:string" select="substring($ord, 1, 1)"/>
    <xsl:variable name="andre" as="xs:string" select="substring($ord, 2, 1)"/>
    <xsl:sequence select="$forste ne lower-case($forste) and $andre ne upper-case($andre)"/>
  </xsl:function>

</xsl:stylesheet>
