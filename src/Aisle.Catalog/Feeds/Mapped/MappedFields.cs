namespace Aisle.Catalog.Feeds.Mapped;

/// <summary>The fields that a mapping may fill, with the headers that mean them where there is no mapping.</summary>
internal static class MappedFields
{
    /// <summary>Headers as <see cref="Reading.TableColumns.Key"/> makes them, the likeliest first.</summary>
    public static readonly IReadOnlyList<(string Field, string[] Headers)> OfProduct =
    [
        ("id", ["id", "sku", "productid", "productsku", "itemid", "uniqid", "productcode", "itemnumber", "articlenumber", "itemno", "code", "asin", "handle", "pid", "商品编号", "货号"]),
        ("title", ["title", "name", "productname", "producttitle", "itemname", "itemtitle", "product", "商品名称", "名称", "标题"]),
        ("description", ["description", "longdescription", "productdescription", "body", "bodyhtml", "details", "shortdescription", "描述"]),
        ("bullets", ["bullets", "bulletpoints", "features", "keyfeatures", "highlights"]),
        ("brand", ["brand", "brandname", "manufacturer", "vendor", "supplier", "maker", "品牌"]),
        ("category", ["category", "categories", "categorypath", "productcategory", "productcategorytree", "categoryname", "producttype", "maincategory", "department", "类别", "分类"]),
        ("price", ["saleprice", "discountedprice", "sellingprice", "currentprice", "finalprice", "price", "unitprice", "priceusd", "价格"]),
        ("listPrice", ["listprice", "retailprice", "msrp", "rrp", "mrp", "regularprice", "originalprice", "compareatprice", "actualprice", "原价"]),
        ("currency", ["currency", "pricecurrency", "currencycode"]),
        ("availability", ["availability", "instock", "stockstatus", "available", "isavailable"]),
        ("quantity", ["quantity", "qty", "stock", "inventory", "stockquantity", "inventoryquantity", "库存"]),
        ("seller", ["seller", "sellername", "merchant"]),
        ("image", ["image", "images", "imageurl", "imageurls", "imagelink", "mainimage", "picture", "pictures", "photo", "img", "图片"]),
        ("gtin", ["gtin", "ean", "upc", "barcode", "gtin13", "ean13", "isbn", "条码"]),
        ("mpn", ["mpn", "modelnumber", "model", "partnumber", "manufacturerpartnumber", "型号"]),
        ("url", ["url", "link", "producturl", "productlink", "permalink"]),
        ("rating", ["rating", "averagerating", "productrating", "ratingvalue", "overallrating", "stars"]),
        ("ratingCount", ["ratingcount", "reviewcount", "numberofreviews", "numreviews", "noofratings", "reviewscount", "ratingscount"]),
        ("releasedAt", ["releasedate", "datereleased", "released", "launchdate"]),
    ];

    public static readonly IReadOnlyList<(string Field, string[] Headers)> OfReview =
    [
        ("id", ["reviewid", "id"]),
        ("productId", ["productid", "sku", "productsku", "asin", "parentasin", "itemid", "product", "handle", "productcode"]),
        ("text", ["text", "reviewtext", "review", "body", "reviewbody", "content", "reviewcontent", "comment"]),
        ("stars", ["stars", "rating", "overall", "score", "ratingvalue", "reviewrating", "starrating"]),
        ("title", ["title", "summary", "headline", "reviewtitle", "reviewheadline", "reviewsummary"]),
        ("author", ["author", "reviewer", "reviewername", "username", "user", "name", "customer", "customername", "profilename", "nickname"]),
        ("date", ["date", "reviewdate", "datepublished", "time", "reviewtime", "unixreviewtime", "timestamp", "createdat", "submissiontime"]),
        ("verified", ["verified", "verifiedpurchase", "isverified", "verifiedbuyer"]),
        ("helpful", ["helpful", "helpfulvotes", "helpfulvote", "helpfulcount", "votes", "vote", "upvotes"]),
        ("variantId", ["variantid", "variantsku"]),
    ];

    public static readonly IReadOnlyList<(string Field, string[] Headers)> OfQuestion =
    [
        ("id", ["questionid", "id"]),
        ("productId", ["productid", "sku", "productsku", "asin", "itemid", "product", "handle", "productcode"]),
        ("text", ["question", "questiontext", "questionbody"]),
        ("answer", ["answer", "answers", "answertext", "answerbody"]),
        ("answerAuthor", ["answerauthor", "answeredby", "answerer"]),
        ("date", ["date", "questiondate", "askedat", "questiontime"]),
        ("answerDate", ["answerdate", "answeredat", "answertime"]),
    ];

    public static IReadOnlyList<(string Field, string[] Headers)> Of(FeedMappingRecords records) => records switch
    {
        FeedMappingRecords.Review => OfReview,
        FeedMappingRecords.Question => OfQuestion,
        _ => OfProduct,
    };
}
