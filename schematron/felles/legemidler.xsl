<?xml version="1.0" encoding="UTF-8"?>
<!--
  Medicines in free text. Both functions look for words, so a rule that blames on them is heuristic; a rule that only
  acquits on them is not. Allergies, remarks about single medicines and organ words ("medisinsk") do not count.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True when the text says outright that the patient uses no medicines ("ingen faste medisiner", "Legemidler: ingen"). -->
  <xsl:function name="mv:sier-ingen-legemidler" as="xs:boolean">
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:variable name="ord" as="xs:string" select="'(medisin|medisiner|medisinar|medikament|medikamenter|legemiddel|legemidler|medikasjon)'"/>
    <!-- What looks like a denial but is about something else is taken out first. -->
    <xsl:variable name="uten-allergi" as="xs:string"
        select="replace($tekst, '(allergi\p{L}*|cave|overfølsom\p{L}*|reaksjon\p{L}*)[^.;:]{0,40}' || $ord || '\s*:?', ' ', 'i')"/>
    <xsl:variable name="uten-omtale" as="xs:string"
        select="replace($uten-allergi, $ord || '\s+(er\s+|ble\s+|blei\s+|som\s+)?'
                || '(endret|endra|seponert|sluttet|slutta|stoppet|hjelper|hjelpte|virker|virket|mot|igjen|hjemme|heime|utenom|utanom|bortsett|unntatt|utover|foruten)', ' ', 'i')"/>
    <xsl:variable name="ryddet" as="xs:string"
        select="replace($uten-omtale, '(ikke|ikkje)\s+(\p{L}+\s+){0,3}(uten|utan)\s+', ' ', 'i')"/>
    <xsl:sequence select="matches($ryddet,
        '(^|[^\p{L}])((ingen|inga|uten|utan)\s+((fast|faste|daglige|daglege|regelmessig|regelmessige|kjente|aktuelle|pågående)\s+)?'
        || '|(bruker|brukar|tar|tek|står|har|nytter|nyttar|får)\s+((pasienten|hun|han|ho|hen|for tiden|for tida|per i dag|p\.?t\.?|nå|no)\s+)?(ikke|ikkje|ingen|inga)\s+((på|noen|nokon|noe|noko)\s+){0,2}((fast|faste|daglige|daglege|regelmessige)\s+)?)'
        || $ord || '([^\p{L}\-]|$)', 'i')
      or matches($ryddet,
        '(^|[^\p{L}])(' || $ord || '(\s+i\s+bruk)?|lib)\s*[:=]\s*(ingen|inga|nei|0|ikke\s+aktuelt)([^\p{L}\p{N}]|$)', 'i')"/>
  </xsl:function>

  <!-- True when the text speaks of medicines: the words themselves, a form, a prescription, multidose, or a dose. -->
  <xsl:function name="mv:nevner-legemidler" as="xs:boolean">
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:sequence select="matches($tekst,
        '(^|[^\p{L}])(dose|dosen|doser|dosering|legemid(del|ler|la)\p{L}*|medikament\p{L}*|medikasjon\p{L}*|medisin(er|ar|ene|ane|en|a|liste|lista|ering\p{L}*|endring\p{L}*)?'
        || '|lib|multidose\p{L}*|dosett\p{L}*|tablett\p{L}*|tabl|tbl|kapsel|kapsl\p{L}*|resept\p{L}*|e-resept\p{L}*|seponer\p{L}*|antibiotika\p{L}*|insulin\p{L}*)([^\p{L}]|$)', 'i')
      or matches($tekst, '[0-9]\s?(mg|µg|mcg|mikrogram|IE)([^\p{L}]|$)')"/>
  </xsl:function>

  <!-- True when the first word of a medicine's name stands in the text, so that the text may explain what was done with it. -->
  <xsl:function name="mv:nevnt-i-tekst" as="xs:boolean">
    <xsl:param name="navn" as="xs:string"/>
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:variable name="ord" as="xs:string" select="lower-case(string(tokenize($navn)[1]))"/>
    <xsl:sequence select="string-length($ord) ge 4 and contains(lower-case($tekst), $ord)"/>
  </xsl:function>

</xsl:stylesheet>
