using Aisle.Assistant.Rungs;
using CsCheck;

namespace Aisle.Assistant.Tests.Rungs;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("write to anna.b@mail.example please", "anna.b@mail.example")]
    [InlineData("call +49 (30) 901-820-12 please", "901-820-12")]
    [InlineData("call 415-555-0137 please", "415-555-0137")]
    [InlineData("my card is 4111 1111 1111 1111", "4111 1111 1111 1111")]
    [InlineData("order 100234567 please", "100234567")]
    [InlineData("pay from DE89 3704 0044 0532 0130 00", "3704")]
    [InlineData("My name is Mary Ann Miller.", "Mary")]
    [InlineData("send it to 221B Baker Street please", "Baker")]
    [InlineData("我叫王小明，想买耳机", "王小明")]
    public void Hide_PersonalData_IsGone(string text, string gone)
    {
        var hidden = PersonalData.Hide(text);

        Assert.DoesNotContain(gone, hidden, StringComparison.Ordinal);
        Assert.Contains(PersonalData.Hidden, hidden, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("headphones under 1,200.50 with 30 hours")]
    [InlineData("WH-1000XM5 or a 27 inch 2560x1440 monitor")]
    [InlineData("size 42, 2.5 kg, 100-200 dollars, from 2024")]
    public void Hide_WhatIsAskedFor_Stays(string text) => Assert.Equal(text, PersonalData.Hide(text));

    [Fact]
    public void Hide_AnyText_NeverFails() => Gen.String.Sample(text => Assert.NotNull(PersonalData.Hide(text)));
}
