<?xml version="1.0" encoding="UTF-8"?>
<!-- What a pack would say otherwise of the stays of a period, in numbers. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="p" select="$s?prove" as="map(*)?"/>
  <xsl:variable name="r" select="$p?rapport" as="map(*)?"/>
  <xsl:variable name="tall" select="'endret', 'nye', 'borte', 'niva'"/>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode">
        <xsl:with-param name="tittel" select="f:o('avtaleprov.tittel')"/>
        <xsl:with-param name="stiler" select="'/side/regler.css', '/side/avtaler.css'"/>
        <xsl:with-param name="skript" select="if (exists($s?pakker)) then '/side/opplasting.js' else ()"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <h1>{f:o('avtaleprov.tittel')}</h1>
          <p class="dus">{f:o('avtaleprov.om')}</p>
          <xsl:if test="exists($s?pakker)"><xsl:call-template name="skjema"/></xsl:if>
          <xsl:if test="exists($s?feil)">
            <div role="alert" class="feil"><p><strong>{$s?feil}</strong></p><ul><xsl:for-each select="$s?feiler?*"><li>{.}</li></xsl:for-each></ul></div>
          </xsl:if>
          <xsl:if test="exists($p) and empty($r)"><xsl:call-template name="framdrift"/></xsl:if>
          <xsl:if test="exists($r)"><xsl:call-template name="rapport"/></xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- Where the service is asked; a file that the command writes has none of it. -->
  <xsl:template name="skjema">
    <xsl:call-template name="tokenfelt"/>
    <form class="regelfilter likt forbi" action="/avtaler/prov" method="post" data-uten="{f:o('fil.mangler')}" data-innhold="application/zip" data-henter="{f:o('avtaleprov.leser')}" data-feil="{f:o('opplasting.feil')}">
      <xsl:if test="$sprak ne 'nb'"><input type="hidden" name="sprak" value="{$sprak}"/></xsl:if>
      <xsl:call-template name="filfelt">
        <xsl:with-param name="id" select="'pakke'"/>
        <xsl:with-param name="navn" select="f:o('avtaleprov.pakke')"/>
        <xsl:with-param name="tar" select="'.zip,application/zip'"/>
        <xsl:with-param name="om" select="'om-pakke'"/>
      </xsl:call-template>
      <p class="felt">
        <label for="i-stedet-for">{f:o('avtaleprov.i-stedet-for')}</label>
        <select id="i-stedet-for" name="i-stedet-for">
          <option value="">{f:o('avtaleprov.samme-id')}</option>
          <xsl:for-each select="$s?pakker?*"><option value="{?id}"><xsl:if test="?id = $s?i-stedet-for"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>{?tittel}</option></xsl:for-each>
        </select>
      </p>
      <p class="felt"><label for="fra">{f:o('avvik.fra')}</label><input type="text" id="fra" name="fra" value="{$s?fra}" autocomplete="off"/></p>
      <p class="felt"><label for="til">{f:o('avvik.til')}</label><input type="text" id="til" name="til" value="{$s?til}" autocomplete="off"/></p>
      <p class="felt knappene"><button type="submit" class="hoved">{f:o('avtaleprov.prov')}</button></p>
      <p class="hjelp dus liten" id="om-pakke">{f:o('avtaleprov.om-pakke')}</p>
    </form>
    <p id="opplasting" role="status"></p>
  </xsl:template>

  <!-- What is held against what, of when, and when. -->
  <xsl:template name="hva">
    <p><xsl:sequence select="f:hele-datoer(f:o('avtaleprov.hva', ($p?kandidat, $p?versjon, ($p?gjeldende, f:o('avtaleprov.ingen-pakke'))[1], $p?fra, $p?til, f:minutt($p?vurdert))))"/></p>
  </xsl:template>

  <xsl:template name="framdrift">
    <div id="svar" role="status">
      <xsl:if test="$p?tilstand = 'PAGAR'"><xsl:attribute name="data-folg" select="f:til('/avtaler/prov/' || $p?id)"/></xsl:if>
      <xsl:call-template name="hva"/>
      <p>{f:o('avtaleprov.tilstand.' || $p?tilstand, $p?prosent)}</p>
      <xsl:if test="$p?tilstand = 'PAGAR'">
        <p><progress max="100" value="{$p?prosent}" aria-label="{f:o('avtaleprov.framdrift')}">{$p?prosent} %</progress></p>
        <p class="forbi"><a href="{f:til('/avtaler/prov/' || $p?id)}">{f:o('avtaleprov.se-igjen')}</a> <button type="button" data-slett="/api/v1/avtaler/prov/{$p?id}">{f:o('avtaleprov.stans')}</button></p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template name="rapport">
    <xsl:call-template name="hva"/>
    <p>{if (exists($p?regler?*)) then f:o('avtaleprov.regler', string-join($p?regler?*, ', ')) else f:o('avtaleprov.ingen-regler')}</p>
    <xsl:if test="empty($r?opphold)"><p role="status">{f:o('avtaleprov.ingen-opphold')}</p></xsl:if>
    <dl class="avtalepar">
      <xsl:for-each select="'opphold', $tall">
        <div><dt>{f:o('avtaleprov.' || .)}</dt><dd>{($r(.), '–')[1]}</dd></div>
      </xsl:for-each>
    </dl>
    <xsl:if test="exists($r?krasjet?*)"><p role="alert">{f:o('avtaleprov.krasjet', string-join($r?krasjet?*, ', '))}</p></xsl:if>
    <xsl:if test="exists($r?regler?*)">
      <h2>{f:o('avtaleprov.per-regel')}</h2>
      <table class="stabel">
        <thead><tr><th scope="col">{f:o('avtaler.regel')}</th><th scope="col">{f:o('avtaleprov.slag')}</th><th scope="col">{f:o('avtaleprov.fra-niva')}</th><th scope="col">{f:o('avtaleprov.til-niva')}</th><th scope="col">{f:o('avtaleprov.opphold')}</th></tr></thead>
        <tbody>
          <xsl:for-each select="$r?regler?*">
            <tr>
              <th scope="row" class="kode">{?regel}</th>
              <td data-navn="{f:o('avtaleprov.slag')}">{f:o('avtaleprov.slag.' || ?slag)}</td>
              <td data-navn="{f:o('avtaleprov.fra-niva')}">{(?fra, '–')[1]}</td>
              <td data-navn="{f:o('avtaleprov.til-niva')}">{(?til, '–')[1]}</td>
              <td data-navn="{f:o('avtaleprov.opphold')}">{?opphold}</td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
    <xsl:for-each select="'parter', 'par'">
      <xsl:variable name="hvem" select="."/>
      <xsl:if test="exists($r(.)?*)">
        <h2>{f:o('avtaleprov.' || .)}</h2>
        <table class="stabel">
          <thead><tr><th scope="col">{f:o('avtaleprov.herid')}</th><xsl:for-each select="$tall"><th scope="col">{f:o('avtaleprov.' || .)}</th></xsl:for-each></tr></thead>
          <tbody>
            <xsl:for-each select="$r($hvem)?*">
              <xsl:variable name="rad" select="." as="map(*)"/>
              <tr><th scope="row" class="kode">{?verdi}</th><xsl:for-each select="$tall"><td data-navn="{f:o('avtaleprov.' || .)}">{($rad(.), '–')[1]}</td></xsl:for-each></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:if>
    </xsl:for-each>
    <p class="dus liten">{f:o('avtaleprov.strek')}</p>
  </xsl:template>
</xsl:stylesheet>
