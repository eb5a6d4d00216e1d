using Aisle.Insight.Evidence;
using CsCheck;

namespace Aisle.Insight.Tests.Evidence;

public sealed class QuestionTopicTests
{
    private static readonly (string Name, string Value)[] Attributes =
        [("Dishwasher safe", "Yes"), ("Weight", "500 g"), ("Noise cancelling", "Yes"), ("Material", "Steel"), ("Battery life", "30 hours"), ("Number of ports", "4")];

    [Theory]
    [InlineData("Dishwasher safe", "can I put it in the dishwasher?", "is it dishwasher safe?", "Is this safe for the dish washer, dishwasher I mean?")]
    [InlineData("Weight", "how heavy is it?", "what does it weigh")]
    [InlineData("Noise cancelling", "does the first one have noise cancelling?", "will it block out noise")]
    [InlineData("Battery life", "how long does the battery last?", "what is the battery life")]
    public void Question_InAnyWording_AsksForTheAttributeThatWouldAnswer(string attribute, params string[] questions) =>
        Assert.All(questions, question => Assert.Equal(new QuestionTopic(TopicKind.Attribute, attribute), QuestionTopic.Of(question, Attributes)));

    [Theory]
    [InlineData("what voltage is it, 220v?", "voltage")]
    [InlineData("how long is the warranty?", "warranty")]
    public void Question_NoAttributeAnswers_IsOfItsConcept(string question, string concept) =>
        Assert.Equal(new QuestionTopic(TopicKind.Concept, concept), QuestionTopic.Of(question, []));

    [Fact]
    public void Question_OfNoConcept_IsItsOwnWords() =>
        Assert.Equal(new QuestionTopic(TopicKind.Words, "quux grommets"), QuestionTopic.Of("does the first one have quux grommets?", Attributes));

    [Fact]
    public void AnyText_HasATopic() => Gen.String.Sample(text => QuestionTopic.Of(text, Attributes).Name is not null);
}
