<?xml version="1.0" encoding="UTF-8"?>
<!-- Settlement: days owed in a period with what proves them, and an invoice list held against the stays. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>

  <xsl:function name="f:kr" as="xs:string">
    <xsl:param name="belop"/>
    <xsl:sequence select="if (empty($belop)) then '–' else replace(format-number(number($belop), if (number($belop) mod 1 = 0) then '#,##0' else '#,##0.00'), ',', '&#160;') => replace('\.', if ($sprak = 'en') then '.' else ',')"/>
  </xsl:function>

  <xsl:function name="f:dogn-kr" as="xs:string">
    <xsl:param name="dogn"/>
    <xsl:param name="belop"/>
    <xsl:sequence select="if (empty($dogn) and empty($belop)) then '–' else f:o('oppgjor.dogn-kr', (($dogn, '–')[1], f:kr($belop)))"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode">
        <xsl:with-param name="tittel" select="f:o('oppgjor.tittel')"/>
        <xsl:with-param name="stiler" select="'/side/regler.css', '/side/avtaler.css'"/>
        <xsl:with-param name="skript" select="'/side/opplasting.js'"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <h1>{f:o('oppgjor.tittel')}</h1>
          <p class="dus">{f:o('oppgjor.om')}</p>
          <xsl:call-template name="tokenfelt"/>
          <h2>{f:o('oppgjor.skyldig')}</h2>
          <form class="regelfilter likt forbi" action="/oppgjor" method="get">
            <xsl:if test="$sprak ne 'nb'"><input type="hidden" name="sprak" value="{$sprak}"/></xsl:if>
            <p class="felt"><label for="fra">{f:o('avvik.fra')}</label><input type="text" id="fra" name="fra" value="{$s?fra}" autocomplete="off"/></p>
            <p class="felt"><label for="til">{f:o('avvik.til')}</label><input type="text" id="til" name="til" value="{$s?til}" autocomplete="off"/></p>
            <p class="felt"><label for="part">{f:o('oppgjor.part')}</label><input type="text" id="part" name="part" value="{$s?part}" autocomplete="off" inputmode="numeric"/></p>
            <p class="felt knappene"><button type="submit" class="hoved">{f:o('avvik.vis')}</button></p>
          </form>
          <xsl:if test="exists($s?feil)"><p role="alert" class="feil">{$s?feil}</p></xsl:if>
          <xsl:for-each select="$s?skyldig"><xsl:call-template name="skyldig"/></xsl:for-each>
          <h2>{f:o('oppgjor.faktura')}</h2>
          <p class="dus" id="om-liste">{f:o('oppgjor.om-liste')}</p>
          <form class="regelfilter likt forbi" action="/oppgjor" method="post" data-uten="{f:o('fil.mangler')}" data-innhold="text/csv" data-henter="{f:o('oppgjor.henter')}" data-feil="{f:o('opplasting.feil')}">
            <xsl:if test="$sprak ne 'nb'"><input type="hidden" name="sprak" value="{$sprak}"/></xsl:if>
            <xsl:call-template name="filfelt">
              <xsl:with-param name="id" select="'liste'"/>
              <xsl:with-param name="navn" select="f:o('oppgjor.liste')"/>
              <xsl:with-param name="tar" select="'.csv,.txt,text/csv'"/>
              <xsl:with-param name="om" select="'om-liste'"/>
            </xsl:call-template>
            <p class="felt knappene"><button type="submit" class="hoved">{f:o('oppgjor.avstem')}</button></p>
          </form>
          <p id="opplasting" role="status"></p>
          <xsl:for-each select="$s?avstemt"><xsl:call-template name="avstemt"/></xsl:for-each>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="skyldig">
    <xsl:variable name="o" select="?opphold?*" as="map(*)*"/>
    <p>{f:o('oppgjor.periode', (?fra, ?til, count($o), sum($o?dogn), f:kr(sum($o?belop))))}</p>
    <xsl:if test="exists($o[?dogn gt 0][empty(?belop)])"><p>{f:o('oppgjor.uten-pris')}</p></xsl:if>
    <xsl:call-template name="opphold"><xsl:with-param name="opphold" select="$o"/></xsl:call-template>
    <xsl:if test="?flere">
      <p><a href="/oppgjor?fra={encode-for-uri($s?fra)}&amp;til={encode-for-uri($s?til)}&amp;part={encode-for-uri($s?part)}&amp;side={?side + 1}&amp;sprak={$sprak}">{f:o('oppgjor.neste')}</a></p>
    </xsl:if>
  </xsl:template>

  <!-- The stays, each with its days and the messages that prove them. -->
  <xsl:template name="opphold">
    <xsl:param name="opphold" as="map(*)*"/>
    <xsl:if test="exists($opphold)">
      <table class="stabel">
        <thead><tr><th scope="col">{f:o('oppgjor.opphold')}</th><th scope="col">{f:o('oppgjor.parter')}</th><th scope="col">{f:o('oppgjor.dogn')}</th><th scope="col">{f:o('oppgjor.belop')}</th><th scope="col">{f:o('oppgjor.grunnlag')}</th></tr></thead>
        <tbody>
          <xsl:for-each select="$opphold">
            <tr>
              <th scope="row" class="kode"><a href="/api/v1/forlop/{?forlop}{if ($sprak = 'nb') then '' else '?sprak=' || $sprak}">{?forlop}</a></th>
              <td data-navn="{f:o('oppgjor.parter')}">{string-join(?parter?*, ', ')}</td>
              <td data-navn="{f:o('oppgjor.dogn')}">{?dogn}</td>
              <td data-navn="{f:o('oppgjor.belop')}">{f:kr(?belop)}</td>
              <td data-navn="{f:o('oppgjor.grunnlag')}">
                <xsl:if test="exists(?dager?*)">
                  <details>
                    <summary>{f:o('oppgjor.dager', count(?dager?*))}</summary>
                    <ul class="dager">
                      <xsl:for-each select="?dager?*"><li>{?dag}, {f:kr(?pris)} kr: <span class="kode">{string-join(?grunnlag?*, ', ')}</span></li></xsl:for-each>
                    </ul>
                  </details>
                </xsl:if>
                <xsl:if test="exists(?forbehold)"><p>{f:o('oppgjor.forbehold')}: {?forbehold}</p></xsl:if>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="avstemt">
    <xsl:variable name="a" select="." as="map(*)"/>
    <h3 id="svar">{f:o('oppgjor.svar')}</h3>
    <dl class="avtalepar">
      <xsl:for-each select="'ENIG', 'OMTVISTET', 'UKJENT'">
        <div><dt>{f:o('oppgjor.dom.' || .)}</dt><dd>{$a?antall(.)}</dd></div>
      </xsl:for-each>
    </dl>
    <table class="stabel">
      <thead><tr><th scope="col">{f:o('oppgjor.linje')}</th><th scope="col">{f:o('oppgjor.dom')}</th><th scope="col">{f:o('oppgjor.opphold')}</th><th scope="col">{f:o('oppgjor.krevd')}</th><th scope="col">{f:o('oppgjor.vist')}</th><th scope="col">{f:o('oppgjor.hvorfor')}</th></tr></thead>
      <tbody>
        <xsl:for-each select="?linjer?*">
          <tr>
            <th scope="row">{?linje}</th>
            <td data-navn="{f:o('oppgjor.dom')}"><span class="stand {lower-case(?dom)}">{f:o('oppgjor.dom.' || ?dom)}</span></td>
            <td data-navn="{f:o('oppgjor.opphold')}" class="kode">{(?forlop, '–')[1]}</td>
            <td data-navn="{f:o('oppgjor.krevd')}">{f:dogn-kr(?dogn, ?belop)}</td>
            <td data-navn="{f:o('oppgjor.vist')}">{f:dogn-kr(?vistDogn, ?vistBelop)}</td>
            <td data-navn="{f:o('oppgjor.hvorfor')}">{?forklaring}</td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <xsl:if test="exists(?opphold?*)">
      <h3>{f:o('oppgjor.det-som-vises')}</h3>
      <xsl:call-template name="opphold"><xsl:with-param name="opphold" select="?opphold?*"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
