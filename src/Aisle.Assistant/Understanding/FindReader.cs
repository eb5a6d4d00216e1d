using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>Looking for something. What no other reader recognised is this too: a search box is the least that a shop has.</summary>
internal static class FindReader
{
    private static readonly Cue Lead = new(
        @"^((i am|im|i was|we are|were|am|still)? ?(also |just |actually )?((looking|searching|shopping|hunting|thinking) (for|of|about|to (buy|get|find|purchase))|taking|wearing|after)( to (buy|get|find|purchase))?|(i|we)( would| d)? ?(also |really |just |probably |still )?(want|need|like|love|prefer|wanna|wish)( to (buy|get|find|order|purchase|have|see|look at|look for))?|(id|ill) (like|love|prefer|need|want|have|take)( to (buy|get|find|order|purchase|have|see))?|(can|could|would|will) (you|u) (please )?(be able to )?(help me (to )?(find|choose|with|get|buy|look for)|find|show|get|give|recommend|suggest|search|bring|list|offer|tell me about)( me| us)?( for)?|(please )?(help me (to )?(find|choose|get|buy|look for|with)|find|show|get|give|recommend|suggest|bring|list|search( for)?|look(ing)? for|buy|purchase|order|need|want|shopping for|searching for)( me| us)?( for)?|((do|have|did|would) (you|u) (guys |happen to |also |still )*|happen to )(have|got|sell|carry|stock|offer)|got|(is|are) there|(can|could|may) i (see|have|get|find|buy)|where (can|do|could|would) i (find|get|buy|see)|(what|which) (kind|sort|type)s? of|(let me see|lets see|see|browse|(lets |let us |we can |i want to )?(start|begin) with)|i meant|i mean|how about|what about|what|which)(?![\w-])|(do you (have|sell|carry|got|recommend|suggest)|can you recommend|would you recommend|are there|available)$",
        "^(你好[,，]?)?(我)?(正)?(还)?(想要?|要|需要|打算)?(买|找|看看?|购买|入手)?(一)?(个|款|双|件|条|台|些|下|副|只|把|张|瓶|部)?(?=.)(?<=[想要需打买找看购入].*)|^(请)?(帮我|给我|为我)?(找|推荐|介绍|看看|搜索?|来)(一)?(个|款|双|件|条|台|些|下|副|只|点|几[个款])?|^(你们)?(店里)?有(没有)?(卖|什么|哪些)?(好的?)?|(推荐|有吗|吗|么|呢|卖吗)$");

    private static readonly Cue Filler = new(
        @"^((a|an|some|any|the|my|everything|all (the )?(products|items|things|stuff)|products|items|stuff|things|new|good|nice|great|decent|something|anything|one|ones|pair of|couple of|few|lot of|bit|list of|kind of|type of|options|options? for|suggestions? for|recommendations? for)(?![\w-]) ?)+|((do|would|can|could) you (have|sell|carry|recommend|suggest)|you (have|sell|got)|are there|please|thanks|(any|do you have any)? ?(recommendations?|suggestions?|ideas)|in your (shop|store))$",
        "^(一)?(个|款|双|件|条|台|些|副|只|把|张|部)|(的|吗|么|呢|有吗|推荐|啊|吧)$");

    /// <summary>"One that folds small", "for abroad", "I sit all day": said of what is looked for, and no thing by itself.</summary>
    private static readonly Cue OfIt = new(
        "^(for|with|without|that|which|it|they|one|ones|must|should|needs?|to|so|and|but|not|preferably|ideally|because|since|as|when|if|i|we|he|she|my|our|just|only|some ?thing|any ?thing)(?![\\w-]).*|.* (one|ones|please|maybe|instead|too|as well|or so)$",
        "^(要|给|用来|适合|可以|能|最好|必须).*|的$");

    /// <summary>"One for eggs", "ones that fold": of the kind that is looked for.</summary>
    private static readonly Cue One = new("(?<!which )(?<!what )(?<!any )(?<!this )(?<!that )(?<!the )ones?(?= (for|that|thats|which|with|without|in|to|from|like|made|of) )");

    /// <summary>"A keyboard for it": another thing, to go with the one talked of.</summary>
    private static readonly Cue ForIt = new("(?<=[a-z] )(for|to go with|that fits|to match) (it|this|that|them|these)$");

    public static Intent Read(Utterance utterance, Scene scene)
    {
        if (Measurable.Leading(utterance, scene.Index) is var (by, rest) && Things.Name(Connectives.Trim(Strip(rest).Plain), scene.Index) && Read(rest, scene) is Intent.Find { Refines: false } led)
        {
            return led with { By = by };
        }

        var asked = Strip(utterance);
        var request = RequestReader.Read(asked.Plain, scene.Index);
        if (utterance.Corrects && request.Words.Length > 0 && Things.Name(request.Words, scene.Index) && scene.State.Wish is { } wrong)
        {
            // "No, hiking socks": in place of what was looked for; what it may cost stays.
            var kept = SearchFilters.None with { MinPrice = wrong.Filters.MinPrice, MaxPrice = wrong.Filters.MaxPrice };
            return new Intent.Find(new Wish(request.Words, WishChange.Merge(kept, request.Filters), request.Sort), Refines: false);
        }

        var another = ForIt.In(utterance);
        if (another)
        {
            request = RequestReader.Read(ForIt.Without(asked).Plain, scene.Index);
        }

        if (!another && scene.State.Wish is { } wish && GoesOn(utterance, asked, request, wish))
        {
            var (joined, unmet) = Essence.Join(wish, request);
            return new Intent.Find(joined, Refines: true, Unmet: unmet);
        }

        if (Essence.Clause(utterance, scene.Index) is var clause && clause.Plain != utterance.Plain)
        {
            request = Essence.With(RequestReader.Read(Strip(clause).Plain, scene.Index), request);
        }

        request = RequestReader.ReadOccasion(request) is { } told && Occasions.Read(request.Plain, request.Index).Words.Contains(' ', StringComparison.Ordinal)
            ? told // a whole phrase says more than a word of it
            : RequestReader.ReadOccasion(Essence.Of(request));
        if (IsOpen(asked, request))
        {
            return scene.State.Wish is null || scene.Shown.Count == 0 ? new Intent.Find(Wish.Nothing, Refines: false)
                : new Intent.Choose(new References(scene.Shown, ReferenceKind.All), Superlative.BestRated);
        }

        if (request is { Words: "", HasConditions: false })
        {
            // Nothing in it that could be looked for: what was looked for stays, and the answer says what it made nothing of.
            return scene.State.Wish is { } same ? new Intent.Find(same, Refines: true, Unmet: asked.Plain) : new Intent.Find(new Wish(asked.Plain, SearchFilters.None), Refines: false);
        }

        var filters = request.Filters;
        if (scene.State.Wish is { Words: "", Filters.MaxPrice: { } budget } && filters is { MaxPrice: null, MinPrice: null })
        {
            filters = filters with { MaxPrice = budget }; // from the occasion to a thing for it: the budget stays
        }

        return new Intent.Find(new Wish(request.Words, filters, request.Sort, request.For), Refines: false, Unmet: request.Unmet);
    }

    /// <summary>
    /// Without a word that marks a change, it goes on from the wish if it only sets conditions, or if it names no thing and either
    /// narrows what there is or is said of it.
    /// </summary>
    private static bool GoesOn(Utterance utterance, Utterance asked, Request request, Wish wish)
    {
        if (One.In(utterance) && (wish.Words.Length > 0 || wish.Filters.Categories.Count > 0) && (request.HasConditions || request.Words.Length > 0))
        {
            return true;
        }

        if (request.Words.Length == 0)
        {
            return request.HasConditions && (ChangeReader.Fits(wish, request) || !HasLead(utterance));
        }

        if (NamesAnother(request, wish))
        {
            return !HasLead(utterance) && !(Things.Name(request.Words, request.Index) && Things.IsCategory(request.Words, request.Index) && !char.IsAsciiDigit(request.Words[0]))
                && ChangeReader.Continues(asked, request, wish) && ChangeReader.Narrows(wish, request);
        }

        return ChangeReader.Narrows(wish, request) ? !HasLead(utterance) || request.Words.Split(' ').All(w => Things.IsProperty(w, request.Index))
            : OfIt.In(utterance) && (!HasLead(utterance) || utterance.Words.Length > 3) && Occasions.Read(request.Plain, request.Index).Categories.Count == 0;
    }

    /// <summary>"A present", "any recommendations?": something is wanted, and nothing is said of what.</summary>
    private static bool IsOpen(Utterance asked, Request request) =>
        !request.HasConditions && asked.Words.Length > 0 && Open.Match(asked) is { Success: true } match && Connectives.Trim(match.Groups["rest"].Value).Length == 0;

    private static readonly Cue Open = new(
        "^(?<rest>(([a-z]+ ){0,7}))(gifts?|presents?|surprise|recommendations?|suggestions?|recommend|suggest|ideas?|inspiration|tips|advice|assistance|shopping|something nice|something)( ideas?| items?)?( to (buy|give|offer))?( today| now)?$",
        "^(一个|一份|个|份|件)?(礼物|推荐|好东西|建议)(吗|呢|的)?$");

    private static bool NamesAnother(Request request, Wish wish)
    {
        var known = wish.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(wish.Filters.Categories.SelectMany(c => c.Leaf.ToLowerInvariant().Split(' '))).Select(Plural.Strip).ToHashSet(StringComparer.Ordinal);
        return request.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => !known.Contains(Plural.Strip(w)) && (Things.IsNear(w, request.Index) || w.Any(Utterance.IsHan) || (request.Index.Vocabulary.Categories.Count == 0 && Things.IsCategory(w, request.Index))));
    }

    public static bool HasLead(Utterance utterance) => Lead.Match(utterance) is { Success: true, Length: > 0 };

    /// <summary>Without the words around what is looked for.</summary>
    public static Utterance Strip(Utterance utterance)
    {
        for (var i = 0; i < 3; i++)
        {
            var next = Filler.Without(Lead.Without(utterance));
            if (next.Plain == utterance.Plain || next.Plain.Length == 0)
            {
                break;
            }

            utterance = next;
        }

        return utterance;
    }
}
