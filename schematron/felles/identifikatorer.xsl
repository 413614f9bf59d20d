<?xml version="1.0" encoding="UTF-8"?>
<!--
  Identifiers of people and organisations: which series an identifier is of, check digits, and the date a number holds.

  Sources. National identity number, D number, H number and common help number: HIS 1001:2010 (version 1.6) chapters 3 and 4,
  after Skattedirektoratet's «Fødselsnummeret, oppbygging – kontrollsiffer – løsning etter år 2000» (1996). The reform of
  2032-01-01: Skatteetaten, «Nytt fødselsnummer fra 2032»
  (https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/): the first check digit may
  leave a remainder of 0 to 3, the second is as before, and the number tells neither sex nor century. Organisation numbers:
  Brønnøysundregistrene, «Organisasjonsnummeret» (modulus 11, weights 3 2 7 6 5 4 3 2). Synthetic people have 40 (Nav), 65
  (Norsk helsenett) or 80 (Skatteetaten, Tenor) added to the month; no standard tells of them.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!--
    The series (FNR, DNR, HER, ENH …) that an Id or OffId is said to be of, in capitals; empty where none is given. It stands in
    TypeId, for OffId in TypeOffId, and in AdditionalId in Type.
  -->
  <xsl:function name="mv:id-serie" as="xs:string">
    <xsl:param name="id" as="element()"/>
    <xsl:sequence select="upper-case(normalize-space((if (local-name($id) = 'OffId') then $id/../*:TypeOffId
                                                      else if ($id/parent::*:AdditionalId) then $id/../*:Type
                                                      else $id/../*:TypeId)[1]/@V))"/>
  </xsl:function>

  <!-- The value without surrounding white space. -->
  <xsl:function name="mv:id-verdi" as="xs:string">
    <xsl:param name="id" as="element()?"/>
    <xsl:sequence select="normalize-space($id)"/>
  </xsl:function>

  <!-- True for eleven digits and nothing else. -->
  <xsl:function name="mv:er-ellevesifret" as="xs:boolean">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:sequence select="matches($nummer, '^[0-9]{11}$')"/>
  </xsl:function>

  <!-- The sum of digits and weights in pairs, modulo 11. Digits without a weight do not count. -->
  <xsl:function name="mv:rest-modulo-11" as="xs:integer">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:param name="vekter" as="xs:integer*"/>
    <xsl:variable name="siffer" as="xs:integer*" select="string-to-codepoints($nummer) ! (. - 48)"/>
    <xsl:sequence select="xs:integer(sum(for-each-pair($siffer, $vekter, function($s, $v) { $s * $v }))) mod 11"/>
  </xsl:function>

  <!--
    Both check digits (HIS 1001 4.1): the weighted sum with the check digit itself must leave no remainder. With $lempet, the
    first may leave 0 to 3 (numbers assigned from 2032-01-01). A digit that would have had to be 10 can never be right.
  -->
  <xsl:function name="mv:kontrollsifre-stemmer" as="xs:boolean">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:param name="lempet" as="xs:boolean"/>
    <xsl:sequence select="mv:er-ellevesifret($nummer)
                          and mv:rest-modulo-11($nummer, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)) le (if ($lempet) then 3 else 0)
                          and mv:rest-modulo-11($nummer, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) = 0"/>
  </xsl:function>

  <!--
    True when the number may have been assigned with the first check digit of 2032: after the day the reform takes effect, or
    at any time where it is synthetic in a message that is not known to be production, since such test people exist already.
  -->
  <xsl:function name="mv:er-lempet" as="xs:boolean">
    <xsl:param name="id" as="element()"/>
    <xsl:param name="vurdert" as="xs:dateTime"/>
    <xsl:param name="fra" as="xs:date"/>
    <xsl:sequence select="mv:dato(mv:norsk-tid($vurdert)) ge $fra
                          or (mv:syntetisk-tillegg(mv:id-verdi($id)) gt 0 and not(mv:er-produksjon($id)))"/>
  </xsl:function>

  <!--
    Which series eleven digits are built as (HIS 1001 4.2): first digit 8–9 FHN, 4–7 DNR, 0–3 with third digit 4–5 HNR, else
    FNR. The standard's text says «greater than 0» for the last two, which would leave out the first nine days of the month;
    its own example 01015000232 shows that 0 is meant too.
  -->
  <xsl:function name="mv:nummerserie" as="xs:string">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:sequence select="if (matches($nummer, '^[89]')) then 'FHN'
                          else if (matches($nummer, '^[4-7]')) then 'DNR'
                          else if (matches($nummer, '^..[45]')) then 'HNR'
                          else 'FNR'"/>
  </xsl:function>

  <!-- What is added to the month of a synthetic number: 40, 65 or 80; 0 where nothing is. H numbers have 40 added too. -->
  <xsl:function name="mv:syntetisk-tillegg" as="xs:integer">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:variable name="maned" as="xs:integer"
        select="if (mv:er-ellevesifret($nummer) and not(matches($nummer, '^[89]'))) then xs:integer(substring($nummer, 3, 2)) else 0"/>
    <xsl:sequence select="((40, 65, 80)[$maned gt . and $maned le . + 12], 0)[1]"/>
  </xsl:function>

  <!-- The century of birth (1800, 1900, 2000) by individual number and year (HIS 1001 4.1, table); empty where they contradict. -->
  <xsl:function name="mv:arhundre" as="xs:integer?">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:variable name="ar" as="xs:integer" select="xs:integer(substring($nummer, 5, 2))"/>
    <xsl:variable name="individ" as="xs:integer" select="xs:integer(substring($nummer, 7, 3))"/>
    <xsl:sequence select="if ($individ le 499) then 1900
                          else if ($ar lt 40) then 2000
                          else if ($individ ge 900) then 1900
                          else if ($individ le 749 and $ar ge 55) then 1800
                          else ()"/>
  </xsl:function>

  <!-- Day, month and year of two digits in a national identity, D or H number, as dd-mm-yy, with everything added taken away. -->
  <xsl:function name="mv:nummerdato" as="xs:string">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:variable name="dag" as="xs:integer" select="xs:integer(substring($nummer, 1, 2))"/>
    <xsl:variable name="maned" as="xs:integer" select="xs:integer(substring($nummer, 3, 2)) - mv:syntetisk-tillegg($nummer)"/>
    <xsl:sequence select="format-integer(if ($dag gt 40) then $dag - 40 else $dag, '00') || '-' || format-integer($maned, '00')
                          || '-' || substring($nummer, 5, 2)"/>
  </xsl:function>

  <!-- True when the date exists. Where the century cannot be told, or tells nothing any more, every century is tried. -->
  <xsl:function name="mv:har-nummerdato" as="xs:boolean">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:param name="lempet" as="xs:boolean"/>
    <xsl:variable name="d" as="xs:string*" select="tokenize(mv:nummerdato($nummer), '-')"/>
    <xsl:variable name="arhundrer" as="xs:integer*"
        select="if ($lempet or empty(mv:arhundre($nummer))) then (1800, 1900, 2000) else mv:arhundre($nummer)"/>
    <xsl:sequence select="some $a in $arhundrer
                          satisfies string-join((string($a + xs:integer($d[3])), $d[2], $d[1]), '-') castable as xs:date"/>
  </xsl:function>

  <!-- The MsgInfo of the message; it stands first, so nothing more is looked at, however long the message is. -->
  <xsl:function name="mv:hodeinfo" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(root($node)/*:MsgHead/*:MsgInfo)[1]"/>
  </xsl:function>

  <!--
    True when the message says it is production (8113 P). Without a status nothing is known, so the answer is false. The status
    is among the first of MsgInfo; the receivers after it may be many.
  -->
  <xsl:function name="mv:er-produksjon" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(mv:hodeinfo($node)/*)[position() le 8][self::*:ProcessingStatus]/@V/normalize-space(.) = 'P'"/>
  </xsl:function>

  <!-- Nine digits with the right check digit. -->
  <xsl:function name="mv:er-organisasjonsnummer" as="xs:boolean">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:sequence select="matches($nummer, '^[0-9]{9}$') and mv:rest-modulo-11($nummer, (3, 2, 7, 6, 5, 4, 3, 2, 1)) = 0"/>
  </xsl:function>

  <!-- Whose identifier it is, in the words of rule texts: the patient's or someone else's. -->
  <xsl:function name="mv:id-eier" as="xs:string">
    <xsl:param name="id" as="element()"/>
    <xsl:param name="sprak" as="xs:string"/>
    <xsl:variable name="pasient" as="xs:boolean" select="exists($id/parent::*:Patient | $id/../parent::*:Patient)"/>
    <xsl:sequence select="if ($sprak = 'nn') then (if ($pasient) then 'pasienten' else 'ein person i meldinga')
                          else if ($sprak = 'en') then (if ($pasient) then 'the patient' else 'a person in the message')
                          else (if ($pasient) then 'pasienten' else 'en person i meldingen')"/>
  </xsl:function>

  <!-- Why eleven digits with check digits are not what they should be, in the words of rule texts; the number is never quoted. -->
  <xsl:function name="mv:nummerfeil" as="xs:string">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:param name="sprak" as="xs:string"/>
    <xsl:variable name="lengde" as="xs:string" select="string(string-length($nummer))"/>
    <xsl:variable name="form" as="xs:string"
        select="if (mv:er-ellevesifret($nummer)) then 'kontroll' else if (string-length($nummer) = 11) then 'tegn' else 'lengde'"/>
    <xsl:sequence select="
        if ($sprak = 'nn') then (if ($form = 'kontroll') then 'kontrollsifra stemmer ikkje'
                                 else if ($form = 'tegn') then 'det har andre teikn enn siffer'
                                 else 'det er på ' || $lengde || ' teikn, og skal ha 11 siffer')
        else if ($sprak = 'en') then (if ($form = 'kontroll') then 'the check digits do not match'
                                      else if ($form = 'tegn') then 'it has characters that are not digits'
                                      else 'it is ' || $lengde || ' characters long and should have 11 digits')
        else (if ($form = 'kontroll') then 'kontrollsifrene stemmer ikke'
              else if ($form = 'tegn') then 'det har andre tegn enn sifre'
              else 'det er på ' || $lengde || ' tegn, og skal ha 11 sifre')"/>
  </xsl:function>

</xsl:stylesheet>
