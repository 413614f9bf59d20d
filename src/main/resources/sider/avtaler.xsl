<?xml version="1.0" encoding="UTF-8"?>
<!-- Two packs beside each other, clause by clause. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="d" select="$s?forskjell" as="map(*)?"/>
  <xsl:variable name="fire" select="'ENDRET', 'BARE_A', 'BARE_B', 'LIK'"/>

  <!-- A value with its durations as people say them: «3 dager» for P3D. -->
  <xsl:function name="f:lest" as="xs:string">
    <xsl:param name="verdi" as="xs:string"/>
    <xsl:value-of separator="">
      <xsl:analyze-string select="$verdi" regex="P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?">
        <xsl:matching-substring>
          <xsl:variable name="v" select=".[. castable as xs:dayTimeDuration] ! xs:dayTimeDuration(.)"/>
          <xsl:variable name="deler" select="$v ! (f:antall('dag', days-from-duration(.)), f:antall('time', hours-from-duration(.)), f:antall('minutt', minutes-from-duration(.)), f:antall('sekund', xs:integer(seconds-from-duration(.))))"/>
          <xsl:sequence select="if (exists($deler)) then string-join($deler, ' ') else ."/>
        </xsl:matching-substring>
        <xsl:non-matching-substring><xsl:sequence select="."/></xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:value-of>
  </xsl:function>
  <xsl:function name="f:antall" as="xs:string?">
    <xsl:param name="hva" as="xs:string"/>
    <xsl:param name="antall" as="xs:integer"/>
    <xsl:sequence select="if ($antall = 0) then () else if ($antall = 1) then f:o('varighet.' || $hva) else f:o('varighet.' || $hva || '-flere', $antall)"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode">
        <xsl:with-param name="tittel" select="f:o('avtaler.tittel')"/>
        <xsl:with-param name="stiler" select="'/side/regler.css', '/side/avtaler.css'"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <h1>{f:o('avtaler.tittel')}</h1>
          <p class="dus">{f:o('avtaler.om')}</p>
          <xsl:if test="exists($s?pakker)">
            <xsl:call-template name="skjema"/>
            <p class="forbi"><a href="{f:til('/avtaler/prov')}">{f:o('avtaler.prov-lenke')}</a>: {f:o('avtaler.prov-om')}</p>
          </xsl:if>
          <xsl:if test="exists($s?ukjent)"><p role="alert">{f:o('avtaler.ukjent')}</p></xsl:if>
          <xsl:if test="exists($d)"><xsl:call-template name="forskjell"/></xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="skjema">
    <form class="regelfilter likt forbi" action="/avtaler" method="get">
      <xsl:if test="$sprak ne 'nb'"><input type="hidden" name="sprak" value="{$sprak}"/></xsl:if>
      <xsl:for-each select="'a', 'b'">
        <xsl:variable name="navn" select="."/>
        <p class="felt">
          <label for="{.}">{f:o('avtaler.' || .)}</label>
          <select id="{.}" name="{.}">
            <xsl:for-each select="$s?pakker?*">
              <option value="{?id}">
                <xsl:if test="?id = $s?valgt($navn)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                <xsl:text>{?tittel}</xsl:text>
              </option>
            </xsl:for-each>
          </select>
        </p>
      </xsl:for-each>
      <p class="felt knappene"><button type="submit" class="hoved">{f:o('avtaler.sammenlign')}</button></p>
    </form>
  </xsl:template>

  <xsl:template name="forskjell">
    <dl class="avtalepar">
      <xsl:for-each select="'a', 'b'">
        <div><dt>{f:o('avtaler.' || .)}</dt><dd>{$d(.)?tittel} ({$d(.)?versjon})<br/><span class="dus">{$d(.)?kilde}</span></dd></div>
      </xsl:for-each>
    </dl>
    <p>
      <xsl:for-each select="$fire">{if (position() gt 1) then ', ' else ''}{f:o('avtaler.antall.' || ., $d?antall(.))}</xsl:for-each>
      <xsl:text>.</xsl:text>
    </p>
    <xsl:if test="exists($d?verdier?*)">
      <h2>{f:o('avtaler.verdier')}</h2>
      <table class="stabel">
        <thead><tr><th scope="col">{f:o('avtaler.verdi')}</th><th scope="col">{f:o('avtaler.a')}</th><th scope="col">{f:o('avtaler.b')}</th></tr></thead>
        <tbody>
          <xsl:for-each select="$d?verdier?*">
            <tr>
              <th scope="row"><code>{?navn}</code><br/>{?tekst}</th>
              <td data-navn="{f:o('avtaler.a')}">{(?a ! f:lest(.), '–')[1]}</td>
              <td data-navn="{f:o('avtaler.b')}">{(?b ! f:lest(.), '–')[1]}</td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
    <h2>{f:o('avtaler.klausuler')}</h2>
    <xsl:if test="empty($d?klausuler?*[?stand ne 'LIK'])"><p>{f:o('avtaler.like')}</p></xsl:if>
    <xsl:for-each select="$d?klausuler?*[?stand ne 'LIK']"><xsl:call-template name="klausul"/></xsl:for-each>
    <xsl:variable name="like" select="$d?klausuler?*[?stand eq 'LIK']" as="map(*)*"/>
    <xsl:if test="exists($like)">
      <details>
        <summary>{f:o('avtaler.vis-like', count($like))}</summary>
        <ul><xsl:for-each select="$like"><li>{?kilde}: {string-join(?punkter?*?id, ', ')}</li></xsl:for-each></ul>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template name="klausul">
    <section class="klausul">
      <h3>{?kilde} <span class="stand {lower-case(?stand)}">{f:o('avtaler.stand.' || ?stand)}</span></h3>
      <table class="stabel">
        <thead><tr><th scope="col">{f:o('avtaler.regel')}</th><th scope="col">{f:o('avtaler.a')}</th><th scope="col">{f:o('avtaler.b')}</th></tr></thead>
        <tbody>
          <xsl:for-each select="?punkter?*">
            <xsl:variable name="p" select="." as="map(*)"/>
            <tr>
              <th scope="row">
                <code>{?id}</code><br/>
                <span class="stand {lower-case(?stand)}">{f:o('avtaler.stand.' || ?stand)}</span>
                <xsl:if test="exists(?hva?*)"><br/><span class="dus">{string-join(?hva?* ! f:o('avtaler.hva.' || .), ', ')}</span></xsl:if>
              </th>
              <xsl:for-each select="'a', 'b'">
                <td data-navn="{f:o('avtaler.' || .)}">
                  <xsl:choose>
                    <xsl:when test="empty($p(.))">–</xsl:when>
                    <xsl:when test=". = 'b' and $p?stand = 'LIK'">{f:o('avtaler.det-samme')}</xsl:when>
                    <xsl:otherwise>
                      <xsl:variable name="side" select="$p(.)" as="map(*)"/>
                      <p>{$side?krav}</p>
                      <p class="dus">{f:o('avtaler.niva')}: {$side?nivaa}{if ($side?frist) then ' · ' || f:o('avtaler.frist') else ''}{if (exists($side?verdier?*)) then ' · ' || string-join($side?verdier?* ! f:lest(string(.)), ', ') else ''}</p>
                      <xsl:if test="'tekst' = $p?hva?*"><p>{$side?tekst}</p></xsl:if>
                      <xsl:if test="'kilde' = $p?hva?*"><p class="dus">{$side?kilde}</p></xsl:if>
                    </xsl:otherwise>
                  </xsl:choose>
                </td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </section>
  </xsl:template>
</xsl:stylesheet>
