using System.Globalization;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Tests.Feeds.Values;

public sealed class AttributeValuesTests
{
    [Theory]
    [InlineData("15.6 in", "15.6", "in")]
    [InlineData("15.6\"", "15.6", "in")]
    [InlineData("500g", "500", "g")]
    [InlineData("1,5 kg", "1.5", "kg")]
    [InlineData("-18 °C", "-18", "°C")]
    [InlineData("802 MHz", "802", "MHz")]
    public void Of_NumberWithUnit_IsAMeasure(string text, string value, string unit) =>
        Assert.Equal(new AttributeValue.Measure(decimal.Parse(value, CultureInfo.InvariantCulture), unit), AttributeValues.Of(text));

    [Theory]
    [InlineData("6", "6")]
    [InlineData("2.13", "2.13")]
    public void Of_PlainNumber_IsANumber(string text, string value) =>
        Assert.Equal(new AttributeValue.Number(decimal.Parse(value, CultureInfo.InvariantCulture)), AttributeValues.Of(text));

    [Theory]
    [InlineData("Yes", true)]
    [InlineData("false", false)]
    [InlineData("是", true)]
    public void Of_YesAndNo_AreThat(string text, bool value) => Assert.Equal(new AttributeValue.YesNo(value), AttributeValues.Of(text));

    [Theory]
    [InlineData("007")]
    [InlineData("1,000 g")]
    [InlineData("1920 x 1080")]
    [InlineData("5 - 65")]
    [InlineData("3 things")]
    [InlineData("1.2.3")]
    [InlineData("10 in x 5 in")]
    [InlineData("12345678901234567890")]
    public void Of_WhatMayMeanSomethingElse_StaysText(string text) => Assert.Equal(new AttributeValue.Text(text), AttributeValues.Of(text));

    [Theory]
    [InlineData("operating_temperature__t_t_", "Operating temperature (T-T)")]
    [InlineData("thermal_design_power__tdp_", "Thermal design power (TDP)")]
    [InlineData("dimensions__wxdxh_", "Dimensions (W x D x H)")]
    [InlineData("package_dimensions__w_x_d_x_h_", "Package dimensions (W x D x H)")]
    [InlineData("maximum_internal_memory__64_bit_", "Maximum internal memory (64 bit)")]
    [InlineData("usb_2_0_ports_quantity", "USB 2.0 ports quantity")]
    [InlineData("screenSize", "Screen size")]
    [InlineData("screen-size", "Screen size")]
    [InlineData("Screen Size", "Screen Size")]
    [InlineData("color", "Color")]
    [InlineData("_", "")]
    public void Clean_NameForMachines_IsForShoppers(string name, string expected) => Assert.Equal(expected, AttributeNames.Clean(name));

    [Theory]
    [InlineData("""{"product_specification"=>[{"key"=>"Brand", "value"=>"Elegance"}, {"value"=>"nameless"}, {"key"=>"Length", "value"=>"213 cm"}]}""")]
    [InlineData("""[{"name":"Brand","value":"Elegance"},{"name":"Length","value":"213 cm"}]""")]
    [InlineData("""{"Brand":"Elegance","Length":"213 cm"}""")]
    [InlineData("Brand: Elegance; Length: 213 cm")]
    public void NamedValues_AsShopsWrite_ArePairs(string text) => Assert.Equal([("Brand", "Elegance"), ("Length", "213 cm")], NamedValues.Read(text));
}
