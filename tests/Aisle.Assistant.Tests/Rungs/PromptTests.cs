using System.Text.RegularExpressions;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Answering.Wordings;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Rungs;
using Aisle.Assistant.Tests.Shop;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Tools.Functions;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Tests.Rungs;

/// <summary>The prompt says what is so: the tools that it names are there, and the references that it shows are such as tools give.</summary>
public sealed partial class PromptTests(OpenShop shop)
{
    private const int MostWords = 600; // it is sent with every step

    [Fact]
    public void Prompt_ToolsThatItNames_AreThere()
    {
        var names = ModelFunctions.Of(Desk(), mayPropose: true).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(ToolName().Matches(Briefing.Prompt).Select(m => m.Value), name => Assert.Contains(name, names));
    }

    [Fact]
    public void Prompt_ReferencesThatItShows_AreOfFormsThatToolsGive() => Assert.All(
        Reference().Matches(Briefing.Prompt).Select(m => m.Groups["to"].Value),
        reference => Assert.Matches(@"^(p\d\.(title|price|a\d)|[nq]\d|(cards|table|reviews)( p\d)+)$", reference));

    [Fact]
    public void Prompt_IsShort() => Assert.True(Briefing.Prompt.Split().Length < MostWords);

    [Fact]
    public void Functions_EachHasWhatAModelNeedsToCallIt() => Assert.All(ModelFunctions.Of(Desk(), mayPropose: true), function =>
    {
        Assert.NotEmpty(function.Description);
        Assert.All(
            function.JsonSchema.GetProperty("properties").EnumerateObject(),
            argument => Assert.False(string.IsNullOrEmpty(argument.Value.GetProperty("description").GetString()), $"{function.Name}.{argument.Name}"));
    });

    [Fact]
    public void Functions_WithoutTheShoppersWordsForIt_NoneProposes() =>
        Assert.DoesNotContain(ModelFunctions.Of(Desk(), mayPropose: false), f => f.Name == ProposeFunction.Name);

    private Desk Desk()
    {
        var scene = new Scene { State = ConversationState.New, Shown = [], Focus = null, Compared = [], Index = shop.Index };
        return new Desk(new Turn(Utterance.Of("hello", Language.English), scene, new Toolbox(null!, shop.Index)), new FactSheet(Wording.Of(Language.English)), new Findings());
    }

    [GeneratedRegex(@"\b[a-z]+_[a-z_]+\b")]
    private static partial Regex ToolName();

    [GeneratedRegex(@"\{\{(?<to>[^}]+)\}\}")]
    private static partial Regex Reference();
}
