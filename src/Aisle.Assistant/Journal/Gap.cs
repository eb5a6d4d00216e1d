using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Journal;

/// <summary>What the shop could not answer: the unanswered questions that asked for one thing.</summary>
/// <param name="Topic">The thing.</param>
/// <param name="Questions">How many.</param>
/// <param name="Shoppers">By how many different ones.</param>
/// <param name="Products">On how many different products; 0 where they were on the shop itself.</param>
/// <param name="Last">The latest.</param>
public sealed record Gap(QuestionTopic Topic, int Questions, int Shoppers, int Products, DateTimeOffset Last);

/// <param name="At">When.</param>
/// <param name="Asked">As asked, personal data masked.</param>
/// <param name="ProductId">What it was on; null for the shop itself.</param>
/// <param name="Conversation">The conversation's handle.</param>
public sealed record GapQuestion(DateTimeOffset At, string Asked, string? ProductId, string Conversation);

/// <param name="ProductId">A product that was asked about.</param>
/// <param name="Questions">How often.</param>
/// <param name="Shoppers">By how many.</param>
public sealed record GapProduct(string ProductId, int Questions, int Shoppers);

/// <summary>What was looked for and not found.</summary>
/// <param name="Query">In lower case.</param>
/// <param name="Count">How often, in conversations and in the shop's search box.</param>
/// <param name="Last">The latest; to the day where it was the search box.</param>
/// <param name="Dropped">The conditions that were given up the last time; "" where nothing was found at all.</param>
public sealed record MissedQuery(string Query, int Count, DateTimeOffset Last, string Dropped);

/// <param name="Rows">Those of one page.</param>
/// <param name="Total">How many there are on all pages; 0 on a page beyond the last.</param>
public sealed record Paged<T>(IReadOnlyList<T> Rows, long Total);
